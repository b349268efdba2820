/**
 * Door three: the command line, `wipy VERB`. Each verb is loaded when it is asked for, so that `wipy run` starts at once.
 */
import packageJson from '../../package.json' with { type: 'json' };
import { UsageError } from './cli/usage.ts';

const HELP = `Usage: wipy VERB [ARGUMENTS]

  run FILE    execute a file on an emulated WiPy
  board       keep an emulated WiPy running

wipy VERB --help tells more about a verb, wipy --version the version.`;

const WRONG_USAGE = 2;
const WORKER_FILE = new URL('board-worker.cjs', import.meta.url);

process.exitCode = await main(process.argv.slice(2));

async function main([verb, ...args]: string[]): Promise<number> {
  try {
    switch (verb) {
      case 'run':
        return await (await import('./cli/run.ts')).run(args, WORKER_FILE);
      case 'board':
        return await (await import('./cli/board.ts')).board(args, WORKER_FILE);
      case '--version':
        console.log(packageJson.version);
        return 0;
      case '--help':
      case '-h':
        console.log(HELP);
        return 0;
      case undefined:
        throw new UsageError('tell me what to do. See wipy --help.');
      default:
        throw new UsageError(`there is no verb ${verb}. See wipy --help.`);
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`wipy: ${error.message}`);
    return WRONG_USAGE;
  }
}
