/** How many earlier versions the controller keeps: its own number, where nobody says another. */
export function historyOf({
  revisionHistoryLimit,
}: {
  readonly revisionHistoryLimit?: number;
}): { readonly revisionHistoryLimit: number } | undefined {
  return revisionHistoryLimit === undefined ? undefined : { revisionHistoryLimit };
}
