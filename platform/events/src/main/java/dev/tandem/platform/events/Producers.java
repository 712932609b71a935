package dev.tandem.platform.events;

import java.time.Duration;
import org.apache.kafka.clients.producer.Producer;

/** Makes producers. */
@FunctionalInterface
interface Producers {

    /**
     * A producer that keeps the order of each key and gives up on the broker after a bounded time.
     *
     * @param name tells the client apart in the broker's logs
     * @param maxMessageBytes larger messages fail with RecordTooLargeException
     */
    Producer<String, byte[]> producer(String name, int maxMessageBytes, Duration deliveryTimeout);
}
