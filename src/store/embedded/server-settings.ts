// The settings of the embedded PostgreSQL, all of them, the same for every data folder.
import { createHash } from 'node:crypto'

/**
 * Written to postgresql.conf at every start. What an operator wants otherwise goes into extra.conf beside the data
 * folder, which is read last.
 */
const settings: Readonly<Record<string, string>> = {
  // Reached through a Unix socket only, by its own user only, with a password still.
  listen_addresses: '',
  unix_socket_permissions: '0700',
  password_encryption: 'scram-sha-256',
  max_connections: '100',

  // An acknowledged report survives a power cut: never turn these off.
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',

  // For one small machine: 2 cores, 2 GB and a solid-state disk.
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  random_page_cost: '1.1',
  max_wal_size: '2GB',
  min_wal_size: '128MB',
  checkpoint_timeout: '15min',
  wal_compression: 'on',

  // Every question is short and narrow: compiling or splitting it takes longer than answering it, and a container's
  // 64 MB of shared memory is too little for parallel workers.
  jit: 'off',
  max_parallel_workers_per_gather: '0',

  // The time zone of the server must not matter.
  timezone: 'UTC',
  log_timezone: 'UTC',

  // The server's log holds no row, value or statement: the application logs its own errors, without personal data.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_checkpoints: 'off',
  lc_messages: 'C',
}

/** For databases that hold nothing to keep, in tests: no waiting for the disk, and room for many test files at once. */
const throwAway: Readonly<Record<string, string>> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_connections: '200',
}

/** The text of postgresql.conf. Its `cluster_name` carries a digest of the rest, so that a running server tells whether it runs on these settings. */
export function settingsText(durable: boolean): string {
  const lines = Object.entries(durable ? settings : { ...settings, ...throwAway }).map(([name, value]) => `${name} = '${value}'`)
  const text = `${lines.join('\n')}\n`
  return `# Written by Tuntas at every start. Put your own settings into ../extra.conf.\n${text}cluster_name = '${clusterName(text)}'\ninclude_if_exists = '../extra.conf'\n`
}

/** The `cluster_name` in a text of settings. */
export function clusterNameOf(text: string): string {
  return /^cluster_name = '(.*)'$/m.exec(text)?.[1] ?? ''
}

function clusterName(text: string): string {
  return `tuntas-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`
}
