/** Registry of the tables, read by the migration tool. */

export * from './course'
export * from './facts'
export * from './patients'
export * from './people'
export * from './system'
export * from './tapers'
export * from './triage'
