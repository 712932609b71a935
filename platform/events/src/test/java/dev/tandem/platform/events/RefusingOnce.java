package dev.tandem.platform.events;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.NotEnoughReplicasException;

/** Real producers that lose one event, as a broker does that refuses it after it was handed over. */
final class RefusingOnce {

    private RefusingOnce() {}

    /** A producer that refuses the first event with this sequence, in a thread of its own. */
    @SuppressWarnings("unchecked")
    static Producer<String, byte[]> of(Producer<String, byte[]> real, String sequence) {
        AtomicBoolean refused = new AtomicBoolean();
        return (Producer<String, byte[]>) Proxy.newProxyInstance(
                Producer.class.getClassLoader(), new Class<?>[] {Producer.class}, (self, method, arguments) -> {
                    if (method.getName().equals("send")
                            && Wire.header((ProducerRecord<?, ?>) arguments[0], "ce_sequence")
                                    .equals(sequence)
                            && refused.compareAndSet(false, true)) {
                        NotEnoughReplicasException failure = new NotEnoughReplicasException("not now");
                        Callback callback = (Callback) arguments[1];
                        Thread.startVirtualThread(() -> callback.onCompletion(null, failure));
                        return CompletableFuture.<RecordMetadata>failedFuture(failure);
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
