package dev.tandem.gateway.connection;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** What counts as one client: an IPv4 address, or the half of an IPv6 address that a subscriber can't choose. */
public final class ClientAddress {

    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /** Returns the key of {@code address}. */
    public static String of(InetAddress address) {
        if (address instanceof Inet6Address) {
            return HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES));
        }
        return address.getHostAddress();
    }

    /** Returns the key of an address in its written form. */
    public static String of(String literal) {
        if (literal.indexOf(':') < 0) {
            return literal;
        }
        try {
            return of(InetAddress.getByName(literal));
        } catch (UnknownHostException noLiteral) {
            return literal;
        }
    }
}
