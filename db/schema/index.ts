/** Registry of the tables, read by the migration tool. */

export * from './course'
export * from './facts'
export * from './intake'
export * from './medicines'
export * from './patients'
export * from './people'
export * from './record'
export * from './system'
export * from './tapers'
export * from './triage'
