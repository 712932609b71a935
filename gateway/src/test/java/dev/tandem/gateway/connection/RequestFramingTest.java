package dev.tandem.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFramingTest {

    private static final String GOOD = "GET /a?b=%20 HTTP/1.1\r\nHost: g\r\n\r\n"
            + "\r\nHEAD / HTTP/1.0\r\n\r\n"
            + "POST /b HTTP/1.1\r\nHost: g\r\nContent-Length: 5\r\n\r\nhello"
            + "PUT /c HTTP/1.1\r\nTransfer-Encoding: chunked\r\nHost: g\r\n\r\n5;x=y\r\nhello\r\n1\r\n!\r\n0\r\nT: u\r\n\r\n"
            + "DELETE /d HTTP/1.1\r\nHost: g\r\nContent-Length: 0\r\n\r\n";

    private final List<Boolean> begun = new ArrayList<>();
    private final RequestFraming framing = new RequestFraming(100, 200, begun::add);

    private int check(String bytes) {
        ByteBuf buffer = Unpooled.copiedBuffer(bytes, StandardCharsets.ISO_8859_1);
        return framing.check(buffer);
    }

    @Test
    void sees_the_beginning_of_every_request() {
        int bad = check(GOOD);

        assertThat(bad).isEqualTo(-1);
        assertThat(begun).containsExactly(false, true, false, false, false);
        assertThat(framing.stage()).isEqualTo(RequestFraming.Stage.BETWEEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 11, 13})
    void pieces_of_any_size_are_the_same_as_the_whole(int size) {
        for (int from = 0; from < GOOD.length(); from += size) {
            assertThat(check(GOOD.substring(from, Math.min(GOOD.length(), from + size))))
                    .isEqualTo(-1);
        }

        assertThat(begun).containsExactly(false, true, false, false, false);
        assertThat(framing.stage()).isEqualTo(RequestFraming.Stage.BETWEEN);
    }

    @ParameterizedTest
    @MethodSource("dev.tandem.gateway.connection.BadRequests#all")
    void a_bad_request_is_found_when_its_bytes_come_one_by_one(String request) {
        String bytes = request.replace("AUTH", "A: b") + "GET / HTTP/1.1\r\nHost: g\r\n\r\n";
        int at = 0;
        while (at < bytes.length() && check(bytes.substring(at, at + 1)) < 0) {
            at++;
        }

        assertThat(at).isLessThan(bytes.length());
        assertThat(framing.violation()).isNotNull();
    }

    @Test
    void hands_on_what_came_before_the_first_wrong_byte() {
        int bad = check("GET / HTTP/1.1\r\nHost: g\r\n\r\nGET / HTTP/3");

        assertThat(bad).isEqualTo("GET / HTTP/1.1\r\nHost: g\r\n\r\nGET / HTTP/".length());
        assertThat(begun).hasSize(1);
    }

    @Test
    void never_hands_on_the_end_of_a_head_that_is_wrong_as_a_whole() {
        String bytes = "GET / HTTP/1.1\r\nX: y\r\n\r\n";

        int bad = check(bytes);

        assertThat(bad).isEqualTo(bytes.length() - 1);
    }

    @Test
    void framing_is_no_progress() {
        check("POST / HTTP/1.1\r\nHost: g\r\nTransfer-Encoding: chunked\r\n\r\n");
        long before = framing.progress();

        check("1;aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\nx\r\n1;aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\ny\r\n");

        assertThat(framing.progress() - before).isEqualTo(2);
    }
}
