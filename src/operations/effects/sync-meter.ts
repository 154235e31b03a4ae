/** How far a run is: requests, bytes, rate, time left, as one line. */

export interface Meter {
  /** Requests that are still to come. */
  expect(requests: number): void
  /** One more request was answered; `bytes` that came over the wire, none where the answer was held. */
  answered(name: string, bytes: number): void
  readonly requests: number
  readonly bytes: number
}

const megabyte = 1_000_000

/** Lines closer together than this are left out, except the last that is expected. */
const shortest = 250

/** @param clock milliseconds */
export function meterOf(source: string, progress: (line: string) => void, clock: () => number): Meter {
  const began = clock()
  let expected = 0
  let requests = 0
  let bytes = 0
  let fetched = 0
  let told = Number.NEGATIVE_INFINITY
  return {
    expect(more) {
      expected = requests + Math.max(0, Math.floor(more))
    },
    answered(name, came) {
      requests++
      bytes += came
      if (came > 0) fetched++
      const now = clock()
      if (now - told < shortest && requests !== expected) return
      told = now
      const seconds = Math.max((now - began) / 1000, 0.001)
      const left = fetched === 0 ? undefined : ((expected - requests) * seconds) / fetched
      progress(
        [
          `sync ${source}`,
          name.length > 60 ? `${name.slice(0, 57)}...` : name,
          expected >= requests ? `${requests} of ${expected} requests` : `${requests} requests`,
          printBytes(bytes),
          ...(bytes === 0 ? [] : [`${printBytes(bytes / seconds)}/s`]),
          ...(left === undefined || expected <= requests ? [] : [`${printTime(left)} left`]),
        ].join('  '),
      )
    },
    get requests() {
      return requests
    },
    get bytes() {
      return bytes
    },
  }
}

/** `4.1 MB`, `12 kB`. */
export function printBytes(bytes: number): string {
  if (bytes >= 1000 * megabyte) return `${(bytes / megabyte / 1000).toFixed(1)} GB`
  if (bytes >= megabyte) return `${(bytes / megabyte).toFixed(1)} MB`
  return `${Math.round(bytes / 1000)} kB`
}

/** `0:42`, `1:02:03`. */
function printTime(seconds: number): string {
  const whole = Math.ceil(seconds)
  const two = (number: number): string => String(number).padStart(2, '0')
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}
