import { proxySinks, type Sinks, type WorkflowInterceptorsFactory } from '@temporalio/workflow';

/** What a workflow asks of the engine, told to the test while a stored history is replayed. */
export interface Recorder extends Sinks {
  recorder: {
    timer: (ms: number) => void;
    deed: (name: string, args: unknown[]) => void;
    result: (result: unknown) => void;
  };
}
const { recorder } = proxySinks<Recorder>();

/** Listens in on timers, deeds and the result: a replay by itself does not notice when these have other values. */
export const interceptors: WorkflowInterceptorsFactory = () => ({
  inbound: [
    {
      async execute(input, next) {
        const result = await next(input);
        recorder.result(result);
        return result;
      },
    },
  ],
  outbound: [
    {
      startTimer(input, next) {
        recorder.timer(input.durationMs);
        return next(input);
      },
      scheduleLocalActivity(input, next) {
        recorder.deed(input.activityType, input.args);
        return next(input);
      },
    },
  ],
});
