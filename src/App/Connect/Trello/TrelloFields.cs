using System.Collections.Frozen;

namespace Regie.Connect;

/// <summary>Where each field of a Trello board goes. What is not named here is kept as a raw value.</summary>
internal static class TrelloFields
{
    // A path ends in [] for the elements of an array; an empty array has the same fate as its elements.
    private static readonly FrozenDictionary<string, string> Native = new Dictionary<string, string>
    {
        ["id"] = "project.externalRef",
        ["name"] = "project.name",
        ["desc"] = "project.description",
        ["closed"] = "project.archived",
        ["url"] = "project.externalRef",
        ["dateLastActivity"] = "project.updatedAt",

        ["lists[].id"] = "section.externalRef",
        ["lists[].name"] = "section.name",
        ["lists[].closed"] = "section.archived",
        ["lists[].pos"] = "section.order",
        ["lists[].idBoard"] = "section.project",

        ["labels[].id"] = "label.externalRef",
        ["labels[].name"] = "label.name",
        ["labels[].color"] = "label.colour",
        ["labels[].idBoard"] = "label.project",

        ["members[].id"] = "person.externalRef",
        ["members[].fullName"] = "person.name",
        ["members[].username"] = "person.handle",
        ["members[].email"] = "person.email",

        ["cards[].id"] = "task.externalRef",
        ["cards[].name"] = "task.title",
        ["cards[].desc"] = "task.description",
        ["cards[].closed"] = "task.archived",
        ["cards[].idBoard"] = "task.project",
        ["cards[].idList"] = "task.section",
        ["cards[].pos"] = "task.order",
        ["cards[].start"] = "task.start",
        ["cards[].due"] = "task.due",
        ["cards[].dueComplete"] = "task.status",
        ["cards[].dateCompleted"] = "task.completedAt",
        ["cards[].dateLastActivity"] = "task.updatedAt",
        ["cards[].url"] = "task.externalRef",
        ["cards[].idLabels[]"] = "task.labels",
        ["cards[].labels[].id"] = "task.labels",
        ["cards[].labels[].name"] = "label.name",
        ["cards[].labels[].color"] = "label.colour",
        ["cards[].labels[].idBoard"] = "label.project",
        ["cards[].labels[]"] = "task.labels",
        ["cards[].idMembers[]"] = "task.people",
        ["cards[].idChecklists[]"] = "task.checklists",
        ["cards[].idAttachmentCover"] = "attachment.cover",
        ["cards[].cover.idAttachment"] = "attachment.cover",
        ["cards[].attachments[]"] = "task.attachments",
        ["cards[].attachments[].id"] = "attachment.externalRef",
        ["cards[].attachments[].name"] = "attachment.name",
        ["cards[].attachments[].url"] = "attachment.link",
        ["cards[].attachments[].bytes"] = "attachment.size",
        ["cards[].attachments[].mimeType"] = "attachment.mediaType",
        ["cards[].attachments[].date"] = "attachment.addedAt",
        ["cards[].attachments[].idMember"] = "attachment.person",
        ["cards[].attachments[].isUpload"] = "attachment.needsLogin",

        ["checklists[].id"] = "checklist.externalRef",
        ["checklists[].name"] = "checklist.name",
        ["checklists[].idBoard"] = "task.project",
        ["checklists[].idCard"] = "checklist.task",
        ["checklists[].pos"] = "checklist.order",
        ["checklists[].checkItems[]"] = "checklist.items",
        ["checklists[].checkItems[].id"] = "checklistItem.externalRef",
        ["checklists[].checkItems[].idChecklist"] = "checklistItem.checklist",
        ["checklists[].checkItems[].name"] = "checklistItem.text",
        ["checklists[].checkItems[].state"] = "checklistItem.done",
        ["checklists[].checkItems[].pos"] = "checklistItem.order",

        ["customFields[].id"] = "customField.externalRef",
        ["customFields[].name"] = "customField.name",
        ["customFields[].type"] = "customField.type",
        ["customFields[].pos"] = "customField.order",
        ["customFields[].options[].id"] = "customField.options",
        ["customFields[].options[].value.text"] = "customField.options",
        ["customFields[].options[].color"] = "customField.options",
        ["customFields[].options[].pos"] = "customField.options",

        ["actions[].id"] = "activity.externalRef",
        ["actions[].type"] = "activity.kind",
        ["actions[].date"] = "activity.at",
        ["actions[].idMemberCreator"] = "activity.person",
        ["actions[].memberCreator.id"] = "activity.person",
        ["actions[].memberCreator.fullName"] = "person.name",
        ["actions[].memberCreator.username"] = "person.handle",
        ["actions[].data.card.id"] = "activity.task",
        ["actions[].data.text"] = "comment.text",
        ["actions[].data.dateLastEdited"] = "comment.editedAt",
    }.ToFrozenDictionary();

    // Values of the board's own fields: typed custom fields on our side too.
    private static readonly FrozenSet<string> Custom = new[]
    {
        "cards[].customFieldItems[]",
        "cards[].customFieldItems[].idCustomField",
        "cards[].customFieldItems[].idValue",
        "cards[].customFieldItems[].value",
        "cards[].customFieldItems[].value.number",
        "cards[].customFieldItems[].value.text",
        "cards[].customFieldItems[].value.checked",
        "cards[].customFieldItems[].value.date",
    }.ToFrozenSet();

    public static (Fate Fate, string? Target) Of(string path) =>
        Native.TryGetValue(path, out var target) || Native.TryGetValue(path + "[]", out target) ? (Fate.Native, target)
        : Custom.Contains(path) || Custom.Contains(path + "[]") ? (Fate.Custom, "*")
        : (Fate.Raw, null);
}
