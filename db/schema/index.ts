/** Registry of the tables, read by the migration tool. */
export * from './people'
export * from './patients'
export * from './course'
export * from './facts'
export * from './tapers'
export * from './triage'
export * from './system'
