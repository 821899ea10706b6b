// Starts database, sender and taker (where e-mail is set up), worker and web in that order, keeps them up, and stops them in the reverse order.
import type { Config, Environment } from '../config.ts'
import { demoOfficers, type DemoOfficer } from '../app/accounts/demo-officers.ts'
import { holdToFiles } from '../app/hold-to-files.ts'
import { dataFiles, type DataFiles } from '../app/data-files.ts'
import { demoData, type DemoData } from '../app/demo-data.ts'
import { prepareDatabase } from '../app/prepare-database.ts'
import { ensureDataFolder } from '../data-folder.ts'
import type { ProcessLog } from '../process-log.ts'
import type { Unadministered } from '../store/accounts/without-administrator.ts'
import { startEmbedded } from '../store/embedded/start-embedded.ts'
import { openLocalFiles } from '../store/files/local-files.ts'
import { checkDatabase } from './check-database.ts'
import { claimFolder, type Claim } from './claim-folder.ts'
import { endLeftovers } from './end-leftovers.ts'
import { faultSentence } from './fault-sentence.ts'
import { firstAdministratorLines } from './first-administrator.ts'
import { keptChild, type KeptChild } from './kept-child.ts'
import { localAddress, usablePort } from './listening-address.ts'
import { noticeLog } from './notice-log.ts'
import { passOn } from './pass-on.ts'
import { requireEscrow } from './require-escrow.ts'
import { separateSealer } from './separate-sealer.ts'
import { aborted, stopOrders, type StopOrders } from './stop-orders.ts'

export type RunRequest = Readonly<{
  config: Config
  env: Environment
  log: ProcessLog
  /** The modules that the children run. */
  scripts: Readonly<{ web: string; worker: string; sender: string; taker: string }>
}>

type Urls = Readonly<{ appUrl: string; ownerUrl: string | null; /** Null: sender and sealer take their roles by the address of the application. */ senderUrl: string | null; sealerUrl: string | null }>
type Settling = Urls & Readonly<{ /** After the migrations. */ separateSealer: () => Promise<void> }>
type Ready = Urls & Readonly<{ /** Who may sign in without an invitation. */ demo: readonly DemoOfficer[]; unadministered: readonly Unadministered[] | null }>
type Start = RunRequest & Readonly<{ orders: StopOrders; claim: Claim; address: string; port: number; stack: AsyncDisposableStack; children: KeptChild[]; /** Those of them that serve pages. */ webs: KeptChild[] }>

/** Longest time for answering what was asked, or finishing what was begun, in milliseconds. */
const drainLimit = 15_000

/** Runs until told to stop; resolves with the exit status when everything has stopped. */
export async function run(request: RunRequest): Promise<number> {
  const orders = stopOrders()
  const stack = new AsyncDisposableStack()
  try {
    await runUntilStopped(request, orders, stack)
    return 0
  } catch (error) {
    if (orders.stop.aborted) return 0
    process.stderr.write(`${faultSentence(error)}\n`)
    return 1
  } finally {
    await stack.disposeAsync()
  }
}

async function runUntilStopped(request: RunRequest, orders: StopOrders, stack: AsyncDisposableStack): Promise<void> {
  const { config } = request
  await ensureDataFolder(config.dataDir)
  if (config.production) requireEscrow({ keysDir: config.keysDir, log: request.log })
  const claim = await claimFolder(config.dataDir, request.log)
  stack.defer(() => claim.release())
  await endLeftovers(claim.leftovers, Object.values(request.scripts))
  const port = await usablePort(config)
  const start: Start = { ...request, env: withoutDatabase(request.env), orders, claim, port, address: localAddress({ host: config.host, port }), stack, children: [], webs: [] }
  announce(start, 'running')
  const settings = Promise.withResolvers<Environment>()
  await using loading = new AsyncDisposableStack()
  // It loads while the database starts, and serves nobody before it is told where the database is.
  const web = startWeb(start, settings.promise, loading)
  const urls = await readyDatabase(start)
  settings.resolve(childSettings(start, urls))
  if (config.mail !== null) startChild(start, 'sender', Promise.resolve(senderSettings(start, urls)), stack)
  if (config.mailIn !== null || config.mailbox !== null) startChild(start, 'taker', settings.promise, stack)
  await Promise.race([web.ready, aborted(orders.stop)]) // the first page comes first: both would share the processors
  orders.stop.throwIfAborted()
  startChild(start, 'worker', Promise.resolve(workerSettings(start, urls)), stack)
  for (let further = 1; further < config.webProcesses; further += 1) startWeb(start, settings.promise, loading)
  stack.use(loading.move()) // disposed of before the worker and the database
  await serve(start, urls)
}

async function readyDatabase({ config, log, orders, stack }: Start): Promise<Ready> {
  let files: Promise<DataFiles> | null = null
  let demoFiles: Promise<DemoData> | null = null
  const readDataFiles = () => (files ??= dataFiles())
  // What holds up this process is done while PostgreSQL's own programs are at work.
  const meanwhile = (makes: { readonly new: boolean }) => {
    readDataFiles().catch(() => undefined)
    if (makes.new && config.demo) (demoFiles ??= demoData(config)).catch(() => undefined)
  }
  const urls = config.databaseUrl === null ? await embedded() : await external(config.databaseUrl)
  orders.stop.throwIfAborted()
  const { onlySynthetic, unadministered } = await prepareDatabase({ files: readDataFiles(), demoFiles, ownerUrl: urls.ownerUrl ?? urls.appUrl, keysDir: config.keysDir, demo: config.demo, demoReports: config.demoReports, production: config.production })
  await holdToFiles({ ownerUrl: urls.ownerUrl ?? urls.appUrl, files: await openLocalFiles(config.dataDir), dataDir: config.dataDir })
  await urls.separateSealer()
  await noticeLog({ url: urls.ownerUrl ?? urls.appUrl, config, log })
  orders.stop.throwIfAborted()
  return { ...urls, demo: demoOfficers({ ...config, onlySynthetic }), unadministered }

  async function embedded(): Promise<Settling> {
    const server = await startEmbedded({ dataDir: config.dataDir, log, keepAlive: true, signal: orders.stop, meanwhile })
    stack.defer(() => server.stop({ evenIfUsed: true }))
    return server
  }

  async function external(appUrl: string): Promise<Settling> {
    const [url, setting] = config.databaseOwnerUrl === null ? [appUrl, 'DATABASE_URL' as const] : [config.databaseOwnerUrl, 'DATABASE_OWNER_URL' as const]
    await checkDatabase({ url, setting, say, stop: orders.stop })
    const { databaseOwnerUrl: ownerUrl, databaseSenderUrl: senderUrl, databaseSealerUrl: sealerUrl } = config
    return { appUrl, ownerUrl, senderUrl, sealerUrl, separateSealer: () => separateSealer({ url, ownLogin: sealerUrl !== null, log }) }
  }
}

/** Web is stopped first, then the worker, then taker and sender, then what was started before them. */
async function serve(start: Start, { demo, unadministered }: Ready): Promise<void> {
  const { orders, address, children, webs, log } = start
  const [, ...further] = webs
  for (const web of further) web.ready.catch(() => log.error('a further web process could not start; the first serves alone', { child: 'web' }))
  await Promise.race([Promise.all(children.filter((child) => !further.includes(child)).map((child) => child.ready)), aborted(orders.stop)])
  if (!orders.stop.aborted) say([`Tuntas: ${address}   (Ctrl-C stops it)`, ...demoLines(address, demo), ...firstAdministratorLines(unadministered)].join('\n'))
  await aborted(orders.stop)
  say('Stopping …')
  announce(start, 'stopping')
}

/** One of those that serve pages; what it says to the others reaches them. */
function startWeb(start: Start, settings: Promise<Environment>, stack: AsyncDisposableStack): KeptChild {
  const web = startChild(start, 'web', settings, stack, (message) => passOn(message, web, start.webs))
  start.webs.push(web)
  return web
}

function startChild(start: Start, name: keyof RunRequest['scripts'], settings: Promise<Environment>, stack: AsyncDisposableStack, onMessage?: (message: unknown) => void): KeptChild {
  const { log, orders, env, scripts, children } = start
  const child = keptChild({ name, script: scripts[name], env, settings, log, hurry: orders.hurry, onStart: () => announce(start, 'running'), ...(onMessage && { onMessage }) })
  children.push(child)
  stack.defer(() => child.stop(drainLimit))
  announce(start, 'running') // its first life began before the child itself was among them
  return child
}

function announce({ claim, address, children }: Start, state: 'running' | 'stopping'): void {
  claim.announce({ address, state, children: children.flatMap((child) => child.pid() ?? []) })
}

/** The application's login and no other: none of these works as the owner. */
function childSettings({ config, port }: Start, { appUrl }: Pick<Urls, 'appUrl'>): Environment {
  return {
    DATABASE_URL: appUrl,
    PORT: String(port),
    TUNTAS_WEB_PROCESSES: String(config.webProcesses),
    DATA_DIR: config.dataDir,
    TUNTAS_DEMO: config.demo ? 'on' : 'off',
  }
}

/** Where it has a login of its own it hears of no other. */
function senderSettings(start: Start, { appUrl, senderUrl }: Urls): Environment {
  return childSettings(start, { appUrl: senderUrl ?? appUrl })
}

/** The sealer is one of its jobs. */
function workerSettings(start: Start, urls: Urls): Environment {
  return { ...childSettings(start, urls), ...(urls.sealerUrl !== null && { DATABASE_SEALER_URL: urls.sealerUrl }) }
}

function withoutDatabase({ DATABASE_URL: _app, DATABASE_OWNER_URL: _owner, DATABASE_SENDER_URL: _sender, DATABASE_SEALER_URL: _sealer, ...env }: Environment): Environment {
  return env
}

/** As many as a terminal shows at a glance; the page of signing in has all of them. */
const FIRST_OFFICERS = 6

/** Nothing but in a demonstration, where everybody may know it. */
function demoLines(address: string, officers: readonly DemoOfficer[]): string[] {
  if (officers.length === 0) return []
  const lines = officers.slice(0, FIRST_OFFICERS).map(({ post, email, password, generator }) => `  ${email}  ${password}  ${generator}  ${post}`)
  return [`${officers.length} example officers sign in at ${address}/meja/masuk, where a link fills in e-mail and password and the next page shows the code. The first of them:`, ...lines]
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}
