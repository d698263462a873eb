import { nameOfJob } from '../../lib/kubernetes/job-name';
import type { OtherObjects } from '../../lib/kubernetes/planned';
import type { Job } from '../../lib/model/job';
import { job } from '../model/parts';
import { makePrepared } from '../passes/prepared';

const prepared = makePrepared();

/** Each Job says in its name what it waits for, and how often it was made is counted. */
function naming(): OtherObjects & { readonly made: string[] } {
  const made: string[] = [];
  const others: OtherObjects = {
    patchedSibling: () => undefined,
    configObject: () => undefined,
    jobObject(of) {
      made.push(of.name);
      const after = of.startAfter.map(({ workload }) =>
        workload?.kind === 'job' ? nameOfJob(workload, prepared, others) : '',
      );
      return { metadata: { name: [of.name, ...after.map((name) => name.slice(0, 20))].join('<') } };
    },
  };
  return { ...others, made };
}

function chain(length: number): Job {
  let last = job('job-0');
  for (let index = 1; index < length; index++)
    last = job(`job-${index}`, { startAfter: [{ workload: last }] });
  return last;
}

test('the Job that another waits for is named before it, once', () => {
  const others = naming();
  const last = chain(3);
  expect(nameOfJob(last, prepared, others)).toBe('job-2<job-1<job-0');
  expect(nameOfJob(last, prepared, others)).toBe('job-2<job-1<job-0');
  expect(others.made).toEqual(['job-0', 'job-1', 'job-2']);
});

test('a chain of Jobs may be longer than calls can be nested', () => {
  expect(nameOfJob(chain(20_000), prepared, naming())).toMatch(/^job-19999</);
});

test('Jobs that wait for each other have names all the same', () => {
  const [one, other] = [job('one'), job('other')];
  one.startAfter.push({ workload: other });
  other.startAfter.push({ workload: one });
  expect(nameOfJob(one, prepared, naming())).toBe('one<other<one');
});
