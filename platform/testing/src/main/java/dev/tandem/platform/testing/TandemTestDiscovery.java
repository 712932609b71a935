package dev.tandem.platform.testing;

import io.quarkus.builder.BuildChainBuilder;
import io.quarkus.deployment.builditem.TestAnnotationBuildItem;
import io.quarkus.test.junit.buildchain.TestBuildChainCustomizerProducer;
import java.util.function.Consumer;
import org.jboss.jandex.Index;

/**
 * Makes beans of the classes with {@link TandemTest}. By itself, Quarkus looks for annotations that stand for
 * {@code @QuarkusTest} only among the classes of the module under test. Found through the service loader.
 */
public final class TandemTestDiscovery implements TestBuildChainCustomizerProducer {

    @Override
    public Consumer<BuildChainBuilder> produce(Index testClassesIndex) {
        return builder -> builder.addBuildStep(
                        context -> context.produce(new TestAnnotationBuildItem(TandemTest.class.getName())))
                .produces(TestAnnotationBuildItem.class)
                .build();
    }
}
