// A page has no channels and no environment, so nothing observes the decisions of a policy in it.
export const channel = () => ({ hasSubscribers: false, publish: () => undefined })
export const env = {}
export const debuglog = () => Object.assign(() => undefined, { enabled: false })
