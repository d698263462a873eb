import { App, Chart, isSynthesisError } from 'lading';
import { measured } from '../many/measured.mjs';
import findings from './findings.mjs';
import leadingToOne from './leading-to-one.mjs';
import oneWorkload from './one-workload.mjs';
import wholeApp from './whole-app.mjs';

const axes = { ...oneWorkload, ...leadingToOne, ...wholeApp, ...findings };

// node axes.mjs <axis> <count> <folder>; without an axis: lists them.
const [axis, count, outdir] = process.argv.slice(2);
const make = axes[axis];
if (make === undefined) console.log(Object.keys(axes).join('\n'));
else {
  measured(() => {
    const app = new App({ name: 'bench', outdir });
    make(new Chart(app, 'shop'), Number(count));
    try {
      app.synth();
    } catch (error) {
      if (!isSynthesisError(error)) throw error;
    }
  });
}
