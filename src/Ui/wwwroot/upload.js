// Files go to the API directly, not over the circuit; the answer's uploadId is handed to the operation that takes the file.

/** Sends one file; onProgress hears a number from 0 to 1. Resolves to {uploadId, name, contentType, size}, rejects with the problem. */
export async function upload(file, onProgress) {
  const answer = await fetch('/api/v1/files/permit')
  if (!answer.ok) throw await answer.json()
  const { header, token } = await answer.json()
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.upload.onprogress = event => event.lengthComputable && onProgress?.(event.loaded / event.total)
    request.onload = () => (request.status === 201 ? resolve : reject)(JSON.parse(request.responseText || '{}'))
    request.onerror = () => reject({ code: 'network' })
    request.open('POST', '/api/v1/files')
    request.setRequestHeader(header, token)
    const form = new FormData()
    form.append('file', file)
    request.send(form)
  })
}

/** For .NET: sends the files chosen in an input, one after the other, and tells the component by name. */
export async function uploadChosen(input, component) {
  for (const file of [...input.files]) {
    try {
      const taken = await upload(file, share => component.invokeMethodAsync('Uploading', file.name, share))
      await component.invokeMethodAsync('Uploaded', taken.uploadId, taken.name, taken.size)
    } catch (problem) {
      await component.invokeMethodAsync('NotUploaded', file.name, problem?.code ?? 'internal', problem?.detail ?? '')
    }
  }
  input.value = ''
}
