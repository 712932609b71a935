package dev.tandem.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionGuardTest {

    private static final String GET = "GET / HTTP/1.1\r\nHost: g\r\n\r\n";

    private final Drain drain = new Drain();
    private final List<Refusal.Kind> refused = new ArrayList<>();
    private final ConnectionGuard guard =
            new ConnectionGuard(new ConnectionLimits(4096, 8192, 2, 100, 1_000, 2_000, 500, 50, 50), refused::add);
    private final EmbeddedChannel channel = new EmbeddedChannel(
            guard, new HttpRequestDecoder(), new HttpResponseEncoder(), new AnswerWatch(guard, drain));

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private void receive(String bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.ISO_8859_1));
    }

    private void pass(long millis) {
        for (long passed = 0; passed < millis; passed += 100) {
            channel.advanceTimeBy(100, TimeUnit.MILLISECONDS);
            channel.runScheduledPendingTasks();
        }
    }

    private void answer(HttpResponseStatus status) {
        DefaultFullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status);
        response.headers().set("content-length", 0);
        channel.writeOutbound(response);
    }

    private String sent() {
        StringBuilder text = new StringBuilder();
        for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
            text.append(bytes.toString(StandardCharsets.ISO_8859_1));
            bytes.release();
        }
        return text.toString();
    }

    private long requests() {
        long count = 0;
        for (Object message = channel.readInbound(); message != null; message = channel.readInbound()) {
            count += message instanceof HttpRequest ? 1 : 0;
            ReferenceCountUtil.release(message);
        }
        return count;
    }

    @Test
    void answers_keep_their_connection() {
        receive(GET);
        answer(HttpResponseStatus.OK);

        assertThat(sent()).startsWith("HTTP/1.1 200").doesNotContain("connection: close");
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void while_the_process_drains_the_answer_ends_its_connection() {
        receive(GET);
        drain.begin();
        answer(HttpResponseStatus.OK);

        assertThat(sent()).startsWith("HTTP/1.1 200").contains("connection: close");
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void a_connection_that_nobody_uses_stays_while_the_process_drains() {
        drain.begin();
        pass(5_000);

        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void a_refusal_waits_for_the_answers_before_it() {
        receive(GET + "GET / HTTP/9.9\r\n");
        assertThat(sent()).isEmpty();
        assertThat(requests()).isEqualTo(1);

        answer(HttpResponseStatus.OK);

        assertThat(sent()).matches("(?s)HTTP/1.1 200 .*HTTP/1.1 400 .*connection: close.*");
        assertThat(refused).containsExactly(Refusal.Kind.MALFORMED);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void nothing_of_the_server_follows_a_refusal() {
        receive("POST / HTTP/1.1\r\nHost: g\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
        String refusal = sent();
        channel.write(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
        channel.flush();

        assertThat(refusal).startsWith("HTTP/1.1 400");
        assertThat(sent()).isEmpty();
    }

    @Test
    void a_half_sent_head_is_408_at_its_deadline() {
        receive("GET / HT");
        for (int i = 0; i < 9; i++) {
            receive(i == 0 ? "TP/1.1\r\nX: " : "x".repeat(40));
            pass(100);
        }
        assertThat(sent()).isEmpty();

        receive("x".repeat(40));
        pass(200);

        assertThat(sent()).startsWith("HTTP/1.1 408").contains("urn:tandem:problem:request-timeout");
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void a_body_that_trickles_is_408() {
        receive("POST / HTTP/1.1\r\nHost: g\r\nContent-Length: 1000\r\n\r\n");
        for (int i = 0; i < 5; i++) {
            receive("x");
            pass(100);
        }
        pass(200);

        assertThat(sent()).startsWith("HTTP/1.1 408");
        assertThat(refused).containsExactly(Refusal.Kind.TOO_SLOW);
    }

    @Test
    void a_body_that_comes_at_the_least_rate_is_408_at_its_deadline() {
        receive("POST / HTTP/1.1\r\nHost: g\r\nContent-Length: 1000\r\n\r\n");
        for (int i = 0; i < 19; i++) {
            receive("x".repeat(10));
            pass(100);
        }
        assertThat(sent()).isEmpty();

        receive("x".repeat(10));
        pass(300);

        assertThat(sent()).startsWith("HTTP/1.1 408");
    }

    @Test
    void time_in_which_nobody_reads_is_not_the_client_s() {
        receive("POST / HTTP/1.1\r\nHost: g\r\nContent-Length: 1000\r\n\r\n");
        channel.config().setAutoRead(false);
        pass(5_000);

        assertThat(sent()).isEmpty();
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void an_error_without_a_body_gets_one() {
        receive(GET);
        answer(HttpResponseStatus.BAD_REQUEST);

        assertThat(sent())
                .startsWith("HTTP/1.1 400")
                .contains("content-type: application/problem+json")
                .contains("urn:tandem:problem:malformed-request")
                .containsOnlyOnce("content-length");
    }

    @Test
    void an_error_to_a_head_request_has_no_body() {
        receive("HEAD / HTTP/1.1\r\nHost: g\r\n\r\n");
        answer(HttpResponseStatus.BAD_REQUEST);

        assertThat(sent()).startsWith("HTTP/1.1 400").endsWith("\r\n\r\n");
    }

    @Test
    void what_the_decoder_alone_refuses_is_an_answer_and_the_last_of_its_connection() {
        channel.pipeline().replace(HttpRequestDecoder.class, "narrow", new HttpRequestDecoder(4096, 20, 8192));
        receive("GET / HTTP/1.1\r\nHost: gateway.example.org\r\n\r\n" + GET);

        assertThat(sent()).startsWith("HTTP/1.1 431").contains("urn:tandem:problem:header-fields-too-large");
        assertThat(requests()).isZero();
        assertThat(channel.isOpen()).isFalse();
    }
}
