/** How often a message is received before it is dead. The inbox's code and the queue's redrive policy share it. */
export const maxReceiveCount = 5;
