import { posix } from 'node:path';
import { runner } from '../package-manager';
import { install, node, scalar, word } from './install';
import type { Pipeline, PipelineValues } from './pipeline';

/**
 * Two jobs: the one that runs the project's code has no token of anybody's; the one that comments has one, if somebody has
 * given it, and runs none of it. GitLab reads test reports in the form of JUnit.
 */
export function gitlab({ manager, folder, out }: PipelineValues): Pipeline {
  const run = runner[manager];
  const enter = folder === '' ? '' : `\n    - ${scalar(`cd ${word(folder)}`)}`;
  const place = (file: string) => posix.join(folder, file);
  return {
    file: '.gitlab-ci.yml',
    text: `# Written by lading init --ci gitlab, and yours from then on.
manifests:
  image: node:${node}
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  variables:
    # The commit that the branch has left is what the change is compared with.
    GIT_DEPTH: "0"
  before_script:${enter}
    - ${install[manager]}
  script:
    # All three are asked before the job fails.
    - failed=0
    - ${run} lading synth --check --format junit --output-file lading.xml || failed=1
    - ${scalar(`${run} lading validate ${word(out)} --ignore-unknown || failed=1`)}
    - |
      if [ -n "$CI_MERGE_REQUEST_DIFF_BASE_SHA" ]; then
        ${run} lading diff --base "$CI_MERGE_REQUEST_DIFF_BASE_SHA" --format markdown --output-file lading-diff.md || failed=1
      fi
    - exit "$failed"
  artifacts:
    when: always
    expire_in: 1 week
    paths:
      - ${scalar(place('lading-diff.md'))}
    reports:
      junit: ${scalar(place('lading.xml'))}

# Comments on the merge request, or writes the comment of an earlier run anew. It needs a variable LADING_TOKEN, masked: a
# project access token of the role Reporter with the scope api, for CI_JOB_TOKEN may not comment. Without one there is no job.
comment:
  image: node:${node}
  needs:
    - job: manifests
      artifacts: true
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event" && $LADING_TOKEN
      when: always
  variables:
    GIT_STRATEGY: none
  script:
    - |
      node --input-type=module << 'END'
      import { existsSync, readFileSync } from 'node:fs';
      const { CI_API_V4_URL, CI_PROJECT_ID, CI_MERGE_REQUEST_IID, LADING_TOKEN } = process.env;
      const notes = \`\${CI_API_V4_URL}/projects/\${CI_PROJECT_ID}/merge_requests/\${CI_MERGE_REQUEST_IID}/notes\`;
      const headers = { 'PRIVATE-TOKEN': LADING_TOKEN, 'Content-Type': 'application/json' };
      async function ask(url, options) {
        const response = await fetch(url, { headers, ...options });
        if (!response.ok) throw new Error(\`GitLab answers \${response.status} to \${options?.method ?? 'GET'} \${url}\`);
        return response;
      }
      const file = ${JSON.stringify(place('lading-diff.md'))};
      if (existsSync(file)) {
        const body = readFileSync(file, 'utf8');
        let mine;
        for (let page = '1'; page && !mine; ) {
          const response = await ask(\`\${notes}?per_page=100&page=\${page}\`);
          mine = (await response.json()).find((note) => note.body.startsWith('<!-- lading diff -->'));
          page = response.headers.get('x-next-page');
        }
        await ask(mine ? \`\${notes}/\${mine.id}\` : notes, {
          method: mine ? 'PUT' : 'POST',
          body: JSON.stringify({ body }),
        });
      }
      END
`,
  };
}
