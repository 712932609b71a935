package dev.tandem.e2e.contract;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Map;

/** What came back. */
public record Answer(int status, HttpHeaders headers, String body) {

    /** That nothing came back: the status 0, with the reason as the body. */
    public static Answer none(IOException reason) {
        return new Answer(0, HttpHeaders.of(Map.of(), (_, _) -> true), reason.toString());
    }

    /** A header's first value; empty when it is missing. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The content type without its parameters, in lower case. */
    public String mediaType() {
        return header("Content-Type").replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    /** The beginning, on one line, for messages. */
    public String excerpt() {
        String line = body.replaceAll("\\s+", " ");
        return status + " " + (line.length() > 300 ? line.substring(0, 300) + "…" : line);
    }
}
