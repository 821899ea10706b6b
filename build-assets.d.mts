// Types of the builder of assets, for the tests that use it.
import type { Assets } from './src/web/ui/frame.ts'

export function buildAssets(folder?: string): Promise<Assets>
