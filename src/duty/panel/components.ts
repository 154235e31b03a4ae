/** The columns of a panel beside the base. */
export const components = ['s301', 's232', 's201', 's122', 'ieepaFentanyl', 'ieepaReciprocal', 'other'] as const
export type Component = (typeof components)[number]
