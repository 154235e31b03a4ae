/** What lies on the disk, as text to search in. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** The bytes of a file as Latin letters, unpacked where it is packed: what the archive holds is searched too. */
export function diskText(path: string): string {
  const bytes = readFileSync(path)
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1')
}
