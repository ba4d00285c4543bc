import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { DecisionMessage } from 'allow-origin'

/** Collects the messages of the channel while a function runs. */
export async function messagesOf(run: () => Promise<unknown>): Promise<readonly DecisionMessage[]> {
  const messages: DecisionMessage[] = []
  const listen = (message: unknown): void => {
    messages.push(message as DecisionMessage)
  }
  subscribe('allow-origin:decision', listen)
  try {
    await run()
  } finally {
    unsubscribe('allow-origin:decision', listen)
  }
  return messages
}
