package dev.tandem.gateway.connection;

import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.Arguments;

/** Requests whose end two parsers could see in different places, or that are no HTTP/1.1 at all. */
final class BadRequests {

    static final String TARGET = "/api/v1/parcels/bad";

    private BadRequests() {}

    /** Returns the wire form of each, named; {@code AUTH} stands for an Authorization field. */
    static Stream<Arguments> all() {
        return Stream.concat(heads(), bodies());
    }

    /** Wrong before the body begins. */
    static Stream<Arguments> heads() {
        return Stream.of(
                post("length and coding", "Content-Length: 5\r\nTransfer-Encoding: chunked", "0\r\n\r\n"),
                post("coding and length", "Transfer-Encoding: chunked\r\nContent-Length: 5", "0\r\n\r\n"),
                post("coding xchunked", "Transfer-Encoding: xchunked", "0\r\n\r\n"),
                post("coding in quotes", "Transfer-Encoding: \"chunked\"", "0\r\n\r\n"),
                post("coding with a parameter", "Transfer-Encoding: chunked;q=1", "0\r\n\r\n"),
                post("coding twice in a list", "Transfer-Encoding: chunked, chunked", "0\r\n\r\n"),
                post("coding twice", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", "0\r\n\r\n"),
                post("coding gzip, chunked", "Transfer-Encoding: gzip, chunked", "0\r\n\r\n"),
                post("coding chunked, gzip", "Transfer-Encoding: chunked, gzip", "0\r\n\r\n"),
                post("coding identity", "Transfer-Encoding: identity\r\nContent-Length: 0", ""),
                post("coding empty", "Transfer-Encoding:\r\nContent-Length: 0", ""),
                post("coding with vertical tab", "Transfer-Encoding: \u000bchunked", "0\r\n\r\n"),
                raw(
                        "coding in HTTP/1.0",
                        "POST " + TARGET
                                + " HTTP/1.0\r\nHost: g\r\nAUTH\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                post("two lengths", "Content-Length: 0\r\nContent-Length: 5", ""),
                post("two equal lengths", "Content-Length: 0\r\nContent-Length: 0", ""),
                post("a list of lengths", "Content-Length: 0, 0", ""),
                post("length with plus", "Content-Length: +0", ""),
                post("length with minus", "Content-Length: -1", ""),
                post("length with a blank", "Content-Length: 1 0", ""),
                post("length in hexadecimal", "Content-Length: 0x0", ""),
                post("length with a fraction", "Content-Length: 0.0", ""),
                post("length empty", "Content-Length:", ""),
                post("length beyond long", "Content-Length: 99999999999999999999", ""),
                raw("two hosts", "GET " + TARGET + " HTTP/1.1\r\nHost: g\r\nHost: h\r\nAUTH\r\n\r\n"),
                raw("no host", "GET " + TARGET + " HTTP/1.1\r\nAUTH\r\n\r\n"),
                raw("empty host", "GET " + TARGET + " HTTP/1.1\r\nHost:\r\nAUTH\r\n\r\n"),
                version("HTTP/9.9"),
                version("HTTP/2.0"),
                version("HTTP/1.2"),
                version("HTTP/1.10"),
                version("HTTP/0.9"),
                version("http/1.1"),
                version("HTTP/1.1 x"),
                version("HTTP/1.1 "),
                version("HTTP /1.1"),
                version("HTTPS/1.1"),
                raw("no version", "GET " + TARGET + "\r\nHost: g\r\nAUTH\r\n\r\n"),
                raw("preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                raw("two blanks before the target", "GET  " + TARGET + " HTTP/1.1\r\nHost: g\r\nAUTH\r\n\r\n"),
                raw("tab before the target", "GET\t" + TARGET + " HTTP/1.1\r\nHost: g\r\nAUTH\r\n\r\n"),
                raw("two blanks before the version", "GET " + TARGET + "  HTTP/1.1\r\nHost: g\r\nAUTH\r\n\r\n"),
                raw("blank before the method", " GET " + TARGET + " HTTP/1.1\r\nHost: g\r\nAUTH\r\n\r\n"),
                raw("NUL before the method", "\0GET " + TARGET + " HTTP/1.1\r\nHost: g\r\nAUTH\r\n\r\n"),
                raw("line feed before the method", "\nGET " + TARGET + " HTTP/1.1\r\nHost: g\r\nAUTH\r\n\r\n"),
                raw("method with a colon", "G:T " + TARGET + " HTTP/1.1\r\nHost: g\r\nAUTH\r\n\r\n"),
                raw("target without a slash", "GET parcels HTTP/1.1\r\nHost: g\r\nAUTH\r\n\r\n"),
                raw("authority as target", "CONNECT g:80 HTTP/1.1\r\nHost: g\r\nAUTH\r\n\r\n"),
                raw("NUL in the target", "GET " + TARGET + "\0 HTTP/1.1\r\nHost: g\r\nAUTH\r\n\r\n"),
                raw("umlaut in the target", "GET " + TARGET + "\u00fc HTTP/1.1\r\nHost: g\r\nAUTH\r\n\r\n"),
                raw("fragment in the target", "GET " + TARGET + "#x HTTP/1.1\r\nHost: g\r\nAUTH\r\n\r\n"),
                raw("bare line feeds", "GET " + TARGET + " HTTP/1.1\nHost: g\nAUTH\n\n"),
                raw("bare line feed at the end", "GET " + TARGET + " HTTP/1.1\r\nHost: g\r\nAUTH\r\n\n"),
                get("bare line feed in a field", "X: a\nY: b"),
                get("bare carriage return in a field", "X: a\rY: b"),
                get("bare carriage return before the end", "X: a\r\r"),
                get("NUL in a value", "X: a\0b"),
                get("DEL in a value", "X: a\u007fb"),
                get("NUL in a name", "X\0: a"),
                get("folded line", "X: a\r\n b"),
                get("folded with a tab", "X: a\r\n\tb"),
                get("blank before the first field", " X: a"),
                get("blank before the colon", "X : a"),
                get("tab before the colon", "X\t: a"),
                get("no colon", "X"),
                get("no name", ": a"),
                get("length with a blank before the colon", "Content-Length : 5"),
                get("coding with a blank before the colon", "Transfer-Encoding : chunked"),
                get("key of a websocket draft", "Sec-WebSocket-Key1: a\r\nSec-WebSocket-Key2: b"));
    }

    /** Wrong within the body. */
    static Stream<Arguments> bodies() {
        return Stream.of(
                chunked("no size", "\r\nab\r\n0\r\n\r\n"),
                chunked("size with a sign", "+2\r\nab\r\n0\r\n\r\n"),
                chunked("size with minus", "-2\r\nab\r\n0\r\n\r\n"),
                chunked("size with 0x", "0x2\r\nab\r\n0\r\n\r\n"),
                chunked("size no number", "zz\r\nab\r\n0\r\n\r\n"),
                chunked("size with a blank before", " 2\r\nab\r\n0\r\n\r\n"),
                chunked("size with a blank behind", "2 \r\nab\r\n0\r\n\r\n"),
                chunked("size with text behind", "2 x\r\nab\r\n0\r\n\r\n"),
                chunked("size with NUL", "2\0\r\nab\r\n0\r\n\r\n"),
                chunked("size too large", "fffffffff\r\nab\r\n0\r\n\r\n"),
                chunked("size negative as int", "80000000\r\nab\r\n0\r\n\r\n"),
                chunked("size ends with a line feed", "2\nab\r\n0\r\n\r\n"),
                chunked("size ends with a carriage return", "2\rab\r\n0\r\n\r\n"),
                chunked("extension empty", "2;\r\nab\r\n0\r\n\r\n"),
                chunked("extension with a line feed", "2;a\nb\r\nab\r\n0\r\n\r\n"),
                chunked("extension with NUL", "2;a\0\r\nab\r\n0\r\n\r\n"),
                chunked("extension endless", "2;" + "a".repeat(300) + "\r\nab\r\n0\r\n\r\n"),
                chunked("chunk longer than its size", "2\r\nabc\r\n0\r\n\r\n"),
                chunked("chunk shorter than its size", "4\r\nab\r\n0\r\n\r\n"),
                chunked("chunk ends with a line feed", "2\r\nab\n0\r\n\r\n"),
                chunked("chunk ends with two carriage returns", "2\r\nab\r\r\n0\r\n\r\n"),
                chunked("last chunk ends with a line feed", "0\r\n\n"),
                chunked("length in a trailer", "0\r\nContent-Length: 5\r\n\r\n"),
                chunked("coding in a trailer", "0\r\nTransfer-Encoding: chunked\r\n\r\n"),
                chunked("host in a trailer", "0\r\nHost: h\r\n\r\n"),
                chunked("folded trailer", "0\r\nX: a\r\n b\r\n\r\n"),
                chunked("trailer without a colon", "0\r\nX\r\n\r\n"));
    }

    private static Arguments get(String name, String fields) {
        return raw(name, "GET " + TARGET + " HTTP/1.1\r\nHost: g\r\nAUTH\r\n" + fields + "\r\n\r\n");
    }

    private static Arguments version(String version) {
        return raw("version '" + version + "'", "GET " + TARGET + ' ' + version + "\r\nHost: g\r\nAUTH\r\n\r\n");
    }

    private static Arguments post(String name, String fields, String body) {
        return raw(name, "POST " + TARGET + " HTTP/1.1\r\nHost: g\r\nAUTH\r\n" + fields + "\r\n\r\n" + body);
    }

    private static Arguments chunked(String name, String body) {
        return post("chunked: " + name, "Transfer-Encoding: chunked", body);
    }

    private static Arguments raw(String name, String bytes) {
        return Arguments.of(Named.of(name, bytes));
    }
}
