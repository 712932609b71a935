package dev.tandem.e2e;

import dev.tandem.e2e.rolling.RollingRestart;
import dev.tandem.local.LocalStack;
import dev.tandem.local.StackException;
import dev.tandem.local.StackSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test the one platform that all tests of a run share: started by the first that asks for it, stopped after the last.
 * Each makes people and a program of its own, so that none depends on another.
 */
public final class SharedPlatform implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedPlatform.class);

    /** Closed by JUnit when all tests have ended. A platform that did not start is not tried again by every class. */
    private record Running(
            @Nullable LocalStack stack, @Nullable RuntimeException failure) implements AutoCloseable {

        static Running start() {
            try {
                // In target, so that the logs can be read after a failure.
                Path home = Files.createTempDirectory(
                        Files.createDirectories(Checkout.root().resolve("e2e/target")), "platform");
                // Processes that are killed after a minute are not worth optimised code.
                StackSettings settings =
                        StackSettings.forTests(Checkout.root(), home).withJavaOption("-XX:TieredStopAtLevel=1");
                return new Running(LocalStack.start(RollingRestart.draining(settings, List.of("goals"))), null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (StackException e) {
                return new Running(null, e);
            }
        }

        LocalStack platform() {
            if (stack == null) {
                throw new IllegalStateException("the platform did not start", failure);
            }
            return stack;
        }

        @Override
        public void close() {
            if (stack != null) {
                stack.close();
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(LocalStack.class);
    }

    @Override
    public LocalStack resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent("platform", _ -> Running.start(), Running.class)
                .platform();
    }
}
