/** A server on this machine that plays an official source. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

export interface Served {
  base: string
  /** Each request: its path with its query, and its headers. */
  asked: { path: string; headers: IncomingMessage['headers'] }[]
  close(): Promise<void>
}

/** Serves until closed; `answer` is told how many requests came before this one. */
export async function serve(
  answer: (request: IncomingMessage, response: ServerResponse, before: number) => void,
): Promise<Served> {
  const asked: Served['asked'] = []
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', headers: request.headers })
    answer(request, response, asked.length - 1)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    base: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
