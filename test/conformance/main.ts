import { writeFileSync } from 'node:fs';
import { readCases } from './cases';
import { countAll, judgeAll } from './figures';
import { goodObjects } from './good';
import { resultsFile, resultsText, sum } from './results';

/** Compares our verdicts with those of the servers, and writes RESULTS.md; `missing` prints what is not explained. */
function main(options: readonly string[]): void {
  const judged = [...judgeAll(readCases(), goodObjects())];
  const all = countAll(judged);
  writeFileSync(resultsFile, resultsText(countAll(judged.filter(({ each }) => each.own)), all));
  const [what, kind = ''] = options;
  for (const one of judged) {
    const { each, verdict, complaints, version } = one;
    if (!each.good.startsWith(kind)) continue;
    const told = `${version} ${each.good} ${JSON.stringify(each.change)}`;
    const [first] = complaints;
    if (verdict.is === 'taken' && first !== undefined)
      console.log(`FALSE ALARM ${told}\n  ${first.code} ${first.pointer}: ${first.message}`);
    if (what === 'missing' && verdict.is !== 'taken' && first === undefined)
      console.log(`${verdict.is} ${told} ${verdict.fields.join(' ')}`);
  }
  const { cases, falseAlarms, invalid, explained } = sum(all.values());
  console.log(
    `${cases} verdicts, ${falseAlarms} false alarms, ${explained} of ${invalid} invalid objects explained`,
  );
}

main(process.argv.slice(2));
