/** Starts ../worker.ts without a build: TypeScript is read through the hooks beside this file. Never shipped. */
import { register } from 'node:module'

register('./typescript.js', import.meta.url)
await import(new URL('../worker.ts', import.meta.url).href)
