import { posix } from 'node:path';
import { runner } from '../package-manager';
import { install, node, scalar, word } from './install';
import type { Pipeline, PipelineValues } from './pipeline';

/**
 * A workflow of two jobs: the one that runs the project's code may read it and nothing else; the one that may write comments
 * and findings runs none of it.
 */
export function github({ manager, folder, out }: PipelineValues): Pipeline {
  const run = runner[manager];
  const place = (file: string) => JSON.stringify(posix.join(folder, file));
  const below =
    folder === '' ? '' : `\n    defaults:\n      run:\n        working-directory: ${JSON.stringify(folder)}`;
  const cache =
    manager === 'npm'
      ? `\n          cache: npm\n          cache-dependency-path: ${place('package-lock.json')}`
      : '';
  return {
    file: '.github/workflows/lading.yml',
    text: `# Written by lading init --ci github, and yours from then on.
name: Manifests
on:
  pull_request:
  push:
    branches: [main, master]

# Each job says what it needs.
permissions: {}

concurrency:
  group: \${{ github.workflow }}-\${{ github.ref }}
  cancel-in-progress: true

jobs:
  check:
    name: Check
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: read${below}
    steps:
      - uses: actions/checkout@v5
        with:
          # What is checked is the merge of the pull request: its first parent is what the change is compared with.
          fetch-depth: 2
          persist-credentials: false
      - uses: actions/setup-node@v5
        with:
          node-version: ${node}${cache}
      - name: Install
        run: ${install[manager]}
      - name: Are the committed manifests what the app says?
        run: ${run} lading synth --check --format sarif --output-file lading.sarif
      - name: Would servers take what is committed?
        if: \${{ !cancelled() }}
        run: ${scalar(`${run} lading validate ${word(out)} --ignore-unknown`)}
      - name: What does the change do?
        if: \${{ !cancelled() && github.event_name == 'pull_request' }}
        run: |
          ${run} lading diff --base HEAD^1 --format markdown --output-file lading-diff.md
          cat lading-diff.md >> "$GITHUB_STEP_SUMMARY"
      - uses: actions/upload-artifact@v5
        if: \${{ !cancelled() }}
        with:
          name: lading
          path: |
            ${posix.join(folder, 'lading.sarif')}
            ${posix.join(folder, 'lading-diff.md')}
          if-no-files-found: ignore

  tell:
    name: Tell
    needs: check
    # The token of a pull request from a fork may write nothing: what it does stands in the summary of the job above.
    if: \${{ !cancelled() && (github.event_name == 'push' || github.event.pull_request.head.repo.full_name == github.repository) }}
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      # To upload findings.
      actions: read
      contents: read
      security-events: write
      # To comment.
      pull-requests: write
    steps:
      - uses: actions/download-artifact@v5
        continue-on-error: true
        with:
          name: lading
      - name: Show findings at their lines
        # A private repository needs GitHub Code Security for this: take the condition away where it has that.
        if: \${{ hashFiles('lading.sarif') != '' && !github.event.repository.private }}
        uses: github/codeql-action/upload-sarif@v4
        with:
          sarif_file: lading.sarif
          category: lading
      - name: Comment, or write the comment of an earlier run anew
        if: \${{ hashFiles('lading-diff.md') != '' }}
        env:
          GH_TOKEN: \${{ github.token }}
          NUMBER: \${{ github.event.pull_request.number }}
        run: |
          comments="repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments"
          mine='.[] | select(.user.type == "Bot" and (.body | startswith("<!-- lading diff -->"))) | .id'
          id=$(gh api --paginate "$comments" --jq "$mine" | head -n 1)
          if [ -n "$id" ]; then
            gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id" --field body=@lading-diff.md --silent
          else
            gh api --method POST "$comments" --field body=@lading-diff.md --silent
          fi
`,
  };
}
