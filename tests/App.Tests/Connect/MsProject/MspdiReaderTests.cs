using System.Xml.Linq;
using Regie.Connect;

namespace Regie.Tests.Connect;

public class MspdiReaderTests
{
    private const string Small = """
        <?xml version="1.0" encoding="UTF-8"?>
        <Project xmlns="http://schemas.microsoft.com/project">
          <Name>plan.mpp</Name><Title>Site redesign</Title><CurrencyCode>EUR</CurrencyCode><CalendarUID>1</CalendarUID><StartDate>2026-03-02T08:00:00</StartDate>
          <ExtendedAttributes><ExtendedAttribute><FieldID>188743731</FieldID><FieldName>Text1</FieldName><Alias>Channel</Alias></ExtendedAttribute></ExtendedAttributes>
          <Calendars><Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar><BaseCalendarUID>-1</BaseCalendarUID>
            <WeekDays><WeekDay><DayType>1</DayType><DayWorking>0</DayWorking></WeekDay>
              <WeekDay><DayType>2</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay></WeekDays>
            <Exceptions><Exception><EnteredByOccurrences>1</EnteredByOccurrences><TimePeriod><FromDate>2026-05-01T00:00:00</FromDate><ToDate>2028-05-01T23:59:00</ToDate></TimePeriod><Occurrences>3</Occurrences><Name>May</Name><Type>2</Type><Month>4</Month><MonthDay>1</MonthDay><DayWorking>0</DayWorking></Exception></Exceptions>
          </Calendar></Calendars>
          <Tasks>
            <Task><UID>0</UID><ID>0</ID><Name>Site redesign</Name><OutlineLevel>0</OutlineLevel><Summary>1</Summary></Task>
            <Task><UID>1</UID><ID>1</ID><Name>Phase</Name><OutlineLevel>1</OutlineLevel><Summary>1</Summary></Task>
            <Task><UID>2</UID><ID>2</ID><Name>Design</Name><OutlineLevel>2</OutlineLevel><Duration>PT16H0M0S</Duration><DurationFormat>7</DurationFormat><Work>PT8H0M0S</Work><PercentComplete>100</PercentComplete>
              <Start>2026-03-02T08:00:00</Start><Finish>2026-03-03T17:00:00</Finish><ActualFinish>2026-03-03T15:00:00</ActualFinish><Notes>Two &lt;b&gt; days</Notes><LevelingDelay>0</LevelingDelay>
              <ExtendedAttribute><FieldID>188743731</FieldID><Value>Web</Value></ExtendedAttribute>
              <Baseline><Number>0</Number><Start>2026-03-01T08:00:00</Start><Finish>2026-03-02T17:00:00</Finish><Work>PT8H0M0S</Work><Cost>12550</Cost></Baseline></Task>
            <Task><UID>3</UID><ID>3</ID><Name>Build</Name><OutlineLevel>2</OutlineLevel><Manual>1</Manual><ConstraintType>4</ConstraintType><ConstraintDate>2026-03-06T08:00:00</ConstraintDate><Deadline>2026-04-01T17:00:00</Deadline>
              <PredecessorLink><PredecessorUID>2</PredecessorUID><Type>3</Type><LinkLag>50</LinkLag><LagFormat>19</LagFormat></PredecessorLink>
              <PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type><LinkLag>14400</LinkLag><LagFormat>8</LagFormat></PredecessorLink></Task>
            <Task><UID>4</UID><ID>4</ID><IsNull>1</IsNull></Task>
          </Tasks>
          <Resources><Resource><UID>1</UID><Name>Ada</Name><Type>1</Type><EmailAddress>ada@example.org</EmailAddress></Resource><Resource><UID>2</UID><Name>Tom</Name><Type>1</Type></Resource><Resource><UID>3</UID><Name>Paper</Name><Type>0</Type></Resource></Resources>
          <Assignments><Assignment><UID>1</UID><TaskUID>2</TaskUID><ResourceUID>2</ResourceUID><Units>0.5</Units></Assignment><Assignment><UID>2</UID><TaskUID>2</TaskUID><ResourceUID>1</ResourceUID></Assignment><Assignment><UID>3</UID><TaskUID>2</TaskUID><ResourceUID>3</ResourceUID></Assignment></Assignments>
          <Views><View>Gantt</View></Views>
        </Project>
        """;

    [Fact]
    public void Outline_links_people_and_baselines_are_read()
    {
        var board = SourceReader.Read(OwnFiles.Text("plan.xml", Small)).Board.ShouldNotBeNull();

        board.Source.ShouldBe(SourceKind.MsProject);
        board.Project.Name.ShouldBe("Site redesign");
        board.Tasks.Select(task => (task.Title, task.ParentId)).ShouldBe([("Phase", null), ("Design", "1"), ("Build", "1")]);
        var design = board.Tasks[1];
        design.PersonIds.ShouldBe(["2", "1"]);
        design.EstimateMinutes.ShouldBe(480);
        design.Schedule!.DurationMinutes.ShouldBe(960);
        design.Completed.ShouldBeTrue();
        design.CompletedOn.ShouldBe(SourceDate.OfWallClock(new(2026, 3, 3, 15, 0, 0)));
        design.Values.Single().Text.ShouldBe("Web");
        board.Tasks[2].Schedule!.Constraint.ShouldBe(SourceConstraint.StartNoEarlierThan);
        board.Tasks[2].Schedule!.Manual.ShouldBeTrue();
        board.Dependencies.ShouldBe(
            [
                new("2", "3", SourceLinkType.StartToStart) { LagPercent = 50 },
                new("1", "3") { LagMinutes = 1440, ElapsedLag = true },
            ]);
        board.Baselines.Single().Entries.Single().Cost.ShouldBe(125.5m);
        board.Warnings.Select(warning => warning.Code).ShouldContain("connect.warning.several-people");
        board.Warnings.Select(warning => warning.Code).ShouldContain("connect.warning.resources-that-are-things");
    }

    [Fact]
    public void Calendars_keep_week_and_recurring_exceptions()
    {
        var calendar = MspdiReader.Read(OwnFiles.Text("plan.xml", Small)).Board!.Calendars.Single();

        calendar.Week[DayOfWeek.Sunday].ShouldBeEmpty();
        calendar.Week[DayOfWeek.Monday].ShouldBe([new(new(8, 0), new(12, 0))]);
        var may = calendar.Exceptions.Single();
        may.Recurrence!.Repeat.ShouldBe(SourceRepeat.YearlyByDay);
        (may.Recurrence.Month, may.Recurrence.MonthDay, may.Recurrence.Occurrences).ShouldBe((5, 1, 3));
    }

    [Fact]
    public void Every_leaf_has_a_destination_and_unknown_elements_are_kept()
    {
        var board = MspdiReader.Read(OwnFiles.Text("plan.xml", Small)).Board.ShouldNotBeNull();

        board.Census.Sum(field => field.Count).ShouldBe(Leaves(XDocument.Parse(Small).Root!));
        board.Census.Single(field => field.Path == "Views/View").Destination.ShouldBe("raw");
        board.Raws.Single(raw => raw.Type == "project").Json.ShouldContain("\"View\":\"Gantt\"");
        board.Raws.Single(raw => raw is { Type: "task", ExternalId: "2" }).Json.ShouldContain("LevelingDelay");
    }

    [Theory]
    [InlineData("mpxj-task-links-project2013-mspdi.xml", 16, 8, 0)]
    [InlineData("mpxj-mspdirelations.xml", -1, 4, 0)]
    [InlineData("mpxj-sample1.xml", 22, 6, 0)]
    [InlineData("mpxj-task-baselines-project2007-mspdi.xml", -1, 0, 55)]
    [InlineData("docxy-02-link-fs.xml", 2, 1, 0)]
    [InlineData("docxy-06-lag.xml", 2, 1, 0)]
    [InlineData("docxy-12-calendar-6day.xml", -1, -1, 0)]
    [InlineData("mpxj-calendar-recurring-exceptions-project2013-mspdi.xml", -1, 0, 0)]
    public void Real_files_are_read_whole(string name, int tasks, int links, int baselines)
    {
        var file = SharedData.File("mspdi/" + name);
        var board = MspdiReader.Read(file).Board.ShouldNotBeNull();

        using var stream = file.Open();
        var root = XDocument.Load(stream).Root!;
        board.Census.Sum(field => field.Count).ShouldBe(Leaves(root));
        if (tasks >= 0)
        {
            board.Tasks.Count.ShouldBe(tasks);
        }

        if (links >= 0)
        {
            board.Dependencies.Count.ShouldBe(links);
        }

        board.Baselines.Sum(baseline => baseline.Entries.Count).ShouldBe(baselines);
        var exceptions = root.Descendants().Count(element => element.Name.LocalName == "Exception");
        board.Calendars.Sum(calendar => calendar.Exceptions.Count).ShouldBeGreaterThanOrEqualTo(exceptions);
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE Project [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Project><Name>&x;</Name></Project>", "connect.file.xml-dtd")]
    [InlineData("<Project><Tasks><Task><UID>1</UID>", "connect.file.xml")]
    [InlineData("<Project><Name>a</Name></Project><more/>", "connect.file.xml")]
    [InlineData("<html><body/></html>", "connect.file.not-mspdi")]
    [InlineData("<", "connect.file.xml")]
    public void Attacks_and_broken_files_are_faults(string text, string code)
    {
        var fault = SourceReader.Read(OwnFiles.Text("x.xml", text)).Fault.ShouldNotBeNull();
        fault.Code.ShouldBe(code);
        fault.Line.ShouldNotBeNull();
    }

    [Fact]
    public void Deep_nesting_is_refused()
    {
        var text = "<Project>" + string.Concat(Enumerable.Repeat("<a>", 100_000));
        MspdiReader.Read(OwnFiles.Text("deep.xml", text)).Fault!.Code.ShouldBe("connect.file.xml");
    }

    [Fact]
    public void A_file_cut_anywhere_is_a_fault()
    {
        for (var length = 60; length < Small.Length - 1; length += 11)
        {
            MspdiReader.Read(OwnFiles.Text("cut.xml", Small[..length])).Fault.ShouldNotBeNull();
        }
    }

    private static long Leaves(XElement element) => element.HasElements ? element.Elements().Sum(Leaves) : 1;
}
