// How Node is started for the web process and the worker, wherever they are started from.

/**
 * New objects are looked through when 8 MB of them have gathered; V8's own bound lets the web process grow to 300 MB at 32 clients,
 * with this it was 225, for no more processor time. What has grown old is gone through when it is half as much again as what was found alive:
 * V8 itself waits for three times as much (docs/performance.md).
 */
export const nodeOptions: readonly string[] = ['--max-semi-space-size=8', '--heap-growing-percent=50']
