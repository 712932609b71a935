package dev.tandem.gateway.trace;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** The id a caller gives its request to find it again in our logs; bounded, because it ends up there. */
record RequestId(String value) {

    static final String HEADER = "X-Request-Id";

    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:~@/+=-]{0,127}");

    static RequestId acceptOrCreate(List<String> sent) {
        boolean usable = sent.size() == 1 && ACCEPTED.matcher(sent.getFirst()).matches();
        return new RequestId(usable ? sent.getFirst() : UUID.randomUUID().toString());
    }
}
