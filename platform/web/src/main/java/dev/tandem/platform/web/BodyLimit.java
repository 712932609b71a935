package dev.tandem.platform.web;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Stops reading a body that did not declare its length when it gets too long: {@link RequestEntry} cannot know it. */
@Provider
@Priority(BodyLimit.PRIORITY)
public class BodyLimit implements ReaderInterceptor {

    static final int PRIORITY = 1_000;

    private final long limit;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        context.setInputStream(new Counting(context.getInputStream(), limit));
        return context.proceed();
    }

    static ProblemException tooLarge(long limit) {
        return new ProblemException(
                CommonProblem.PAYLOAD_TOO_LARGE, "The body may have %d bytes at most.".formatted(limit));
    }

    /** Says that the limit is passed. An IOException, because JSON readers hand those on as they are. */
    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        TooLargeException(long limit) {
            super("too large", tooLarge(limit));
        }
    }

    private static final class Counting extends FilterInputStream {

        private final long limit;
        private long count;

        Counting(InputStream in, long limit) {
            super(in);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            return next < 0 ? next : counted(1, next);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            return read < 0 ? read : counted(read, read);
        }

        private int counted(int more, int result) throws IOException {
            count += more;
            if (count > limit) {
                throw new TooLargeException(limit);
            }
            return result;
        }
    }
}
