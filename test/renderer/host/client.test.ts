import { describe, expect, test } from 'vitest';
import type { Channel, ChannelState } from '../../../src/renderer/host/channel.ts';
import { HostClient } from '../../../src/renderer/host/client.ts';
import { Listeners } from '../../../src/renderer/host/listeners.ts';
import type { Message } from '../../../src/renderer/host/wire.ts';

/** A channel whose other end is the test. */
class OpenEnd implements Channel {
  state: ChannelState = 'open';
  readonly posted: Message[] = [];
  private readonly messages = new Listeners<[Message]>();
  private readonly states = new Listeners<[ChannelState]>();

  post(message: Message): void {
    this.posted.push(message);
  }

  onMessage(listener: (message: Message) => void) {
    return this.messages.add(listener);
  }

  onState(listener: (state: ChannelState) => void) {
    return this.states.add(listener);
  }

  retry(): void {}

  receive(message: Message): void {
    this.messages.call(message);
  }

  become(state: ChannelState): void {
    this.state = state;
    this.states.call(state);
  }
}

function connect() {
  const end = new OpenEnd();
  return { end, client: new HostClient(end) };
}

describe('host client', () => {
  test('a call is a request, and its answer is the result', async () => {
    const { end, client } = connect();

    const text = client.api.readText('project', 'main.py');
    end.receive({ id: 1, result: 'import machine' });

    expect(end.posted).toEqual([{ id: 1, method: 'readText', params: ['project', 'main.py'] }]);
    expect(await text).toBe('import machine');
  });

  test('answers find their calls in whatever order they come', async () => {
    const { end, client } = connect();

    const first = client.api.loadState('first');
    const second = client.api.loadState('second');
    end.receive({ id: 2, result: 'two' });
    end.receive({ id: 1, result: 'one' });

    expect(await Promise.all([first, second])).toEqual(['one', 'two']);
  });

  test('a refusal keeps its code and its sentence', async () => {
    const { end, client } = connect();

    const text = client.api.readText('project', 'gone.py');
    end.receive({ id: 1, error: { code: 'not-found', message: 'There is no gone.py.' } });

    await expect(text).rejects.toMatchObject({ code: 'not-found', message: 'There is no gone.py.' });
  });

  test('a method without a result may be answered without one', async () => {
    const { end, client } = connect();

    const stopped = client.api.stop();
    end.receive(JSON.parse('{"id":1}') as Message);

    expect(await stopped).toBeUndefined();
  });

  test('events reach those who listen until they stop', () => {
    const { end, client } = connect();
    const heard: string[] = [];

    const stop = client.on('onDidNotice', (message) => heard.push(message));
    end.receive({ event: 'onDidNotice', params: ['one'] });
    stop();
    end.receive({ event: 'onDidNotice', params: ['two'] });

    expect(heard).toEqual(['one']);
  });

  test('calls that wait when the channel is lost fail, and so do calls made then', async () => {
    const { end, client } = connect();

    const waiting = client.api.describe();
    end.become('lost');

    await expect(waiting).rejects.toMatchObject({ code: 'disconnected' });
    await expect(client.api.describe()).rejects.toMatchObject({ code: 'disconnected' });
    expect(end.posted).toHaveLength(1);
  });

  test('an answer to a call that was given up is not taken for another', async () => {
    const { end, client } = connect();
    const waiting = client.api.loadState('a');
    end.become('lost');
    await expect(waiting).rejects.toThrow();

    end.become('open');
    const again = client.api.loadState('b');
    end.receive({ id: 1, result: 'late' });
    end.receive({ id: 2, result: 'right' });

    expect(await again).toBe('right');
  });
});
