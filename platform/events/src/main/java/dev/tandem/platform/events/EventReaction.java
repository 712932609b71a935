package dev.tandem.platform.events;

/** What a projector does with an event, within the transaction that the {@link EventConsumer} opened. */
@FunctionalInterface
public interface EventReaction<T> {

    void react(IncomingEvent event, T snapshot);
}
