// What runs before anything is installed: packages when they have changed, a build when the sources have, one at a time.
import { spawn, spawnSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { projectRoot } from '../../src/project-root.ts'

vi.setConfig({ testTimeout: 60_000 })

let folder: string

/** A project without packages, with our scripts. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'set-up-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await cp(join(projectRoot(), 'scripts'), join(folder, 'scripts'), { recursive: true })
  await writePackages('1.0.0')
  await mkdir(join(folder, 'node_modules'))
})

async function writePackages(version: string): Promise<void> {
  const project = { name: 'trial', version }
  await writeFile(join(folder, 'package.json'), JSON.stringify(project))
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ ...project, lockfileVersion: 3, requires: true, packages: { '': project } }))
}

/** Adds a package that lies in the folder itself, so that npm needs no network. */
async function needOnePackage(): Promise<void> {
  await mkdir(join(folder, 'near'), { recursive: true })
  await writeFile(join(folder, 'near/package.json'), JSON.stringify({ name: 'near', version: '1.0.0' }))
  const project = { name: 'trial', version: '1.0.0', dependencies: { near: 'file:near' } }
  const packages = { '': project, near: { version: '1.0.0' }, 'node_modules/near': { resolved: 'near', link: true } }
  await writeFile(join(folder, 'package.json'), JSON.stringify(project))
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ name: 'trial', version: '1.0.0', lockfileVersion: 3, requires: true, packages }))
}

function install(): { status: number | null; said: string } {
  const program = `await (await import(${JSON.stringify(join(folder, 'scripts/install-packages.mjs'))})).installPackages()`
  const { status, stderr, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { cwd: folder, encoding: 'utf8' })
  expect(stdout).toBe('')
  return { status, said: stderr }
}

async function exists(name: string): Promise<boolean> {
  return stat(join(folder, name)).then(
    () => true,
    () => false,
  )
}

describe('packages', () => {
  it('are installed when the lock names others, and then left alone', async () => {
    await needOnePackage()
    expect(install()).toMatchObject({ status: 0 })
    expect(await exists('node_modules/near/package.json')).toBe(true)
    await writeFile(join(folder, 'node_modules/witness'), '')
    expect(install()).toEqual({ status: 0, said: '' })
    expect(await exists('node_modules/witness')).toBe(true)
  })

  it('that somebody installed by hand are not installed again', async () => {
    await needOnePackage()
    const { status } = spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, encoding: 'utf8' })
    expect(status).toBe(0)
    await writeFile(join(folder, 'node_modules/witness'), '')
    expect(install()).toEqual({ status: 0, said: '' })
    expect(await exists('node_modules/witness')).toBe(true)
  })

  it('are not pulled from under what runs here', async () => {
    const server = spawn('sleep', ['60'])
    await mkdir(join(folder, 'node_modules/.running'))
    await writeFile(join(folder, 'node_modules/.running', String(server.pid)), `${server.pid} `)
    await needOnePackage()
    const { status, said } = install()
    expect(status).toBe(1)
    expect(said).toContain(`process ${server.pid}`)
    expect(await exists('node_modules/near')).toBe(false)
    server.kill()
    await new Promise((settle) => server.once('exit', settle))
    expect(install().status).toBe(0)
  })

  it('are installed although another set-up was killed half-way', async () => {
    await needOnePackage()
    await mkdir(join(folder, '.setup-lock'))
    await writeFile(join(folder, '.setup-lock/owner'), '999999999 1')
    expect(install().status).toBe(0)
    await mkdir(join(folder, '.setup-lock'))
    const longAgo = new Date(Date.now() - 60_000)
    await utimes(join(folder, '.setup-lock'), longAgo, longAgo)
    await rm(join(folder, 'node_modules/.lock-digest'))
    expect(install().status).toBe(0)
    expect(await readdir(folder)).not.toContain('.setup-lock')
  })

  it('that can’t be installed end in a sentence, and nothing is taken for installed', async () => {
    await needOnePackage()
    // The lock does not know this one, so npm refuses.
    await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'trial', version: '1.0.0', dependencies: { far: '1.0.0' } }))
    for (const attempt of [install(), install()]) {
      expect(attempt.status).toBe(1)
      expect(attempt.said).toContain('The packages could not be installed')
    }
  })
})

describe('turns', () => {
  it('are taken one after the other, however many want one', async () => {
    const diary = join(folder, 'diary')
    const program = `
      const { alone } = await import(${JSON.stringify(join(folder, 'scripts/alone.mjs'))})
      const { appendFileSync } = await import('node:fs')
      await alone(async () => {
        appendFileSync(${JSON.stringify(diary)}, 'in\\n')
        await new Promise((settle) => setTimeout(settle, 100))
        appendFileSync(${JSON.stringify(diary)}, 'out\\n')
      })`
    const all = [1, 2, 3, 4].map(() => spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'ignore' }))
    await Promise.all(all.map((child) => new Promise((settle) => child.once('exit', settle))))
    expect(await readFile(diary, 'utf8')).toBe('in\nout\n'.repeat(4))
  })
})
