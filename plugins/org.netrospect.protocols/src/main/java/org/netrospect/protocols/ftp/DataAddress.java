package org.netrospect.protocols.ftp;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netrospect.core.net.IpAddress;

/** Where a data connection goes. */
record DataAddress(IpAddress address, int port) {
    private static final Pattern SIX_NUMBERS = Pattern.compile(
            "(\\d{1,3}) ?, ?(\\d{1,3}) ?, ?(\\d{1,3}) ?, ?(\\d{1,3}) ?, ?(\\d{1,3}) ?, ?(\\d{1,3})");
    private static final Pattern EXTENDED = Pattern.compile("\\|([12]?)\\|([0-9A-Fa-f:.]*)\\|(\\d{1,5})\\|");

    /** Six numbers, as PORT and the reply to PASV have them (RFC 959, section 4.1.2). */
    static Optional<DataAddress> six(String text) {
        Matcher found = SIX_NUMBERS.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        int[] numbers = new int[6];
        for (int i = 0; i < 6; i++) {
            numbers[i] = Integer.parseInt(found.group(i + 1));
            if (numbers[i] > 255) {
                return Optional.empty();
            }
        }
        return Optional.of(new DataAddress(
                IpAddress.v4(numbers[0] << 24 | numbers[1] << 16 | numbers[2] << 8 | numbers[3]),
                numbers[4] << 8 | numbers[5]));
    }

    /**
     * {@code |1|address|port|}, as EPRT and the reply to EPSV have it (RFC 2428).
     *
     * @param unnamed stands for an address that is left out
     */
    static Optional<DataAddress> extended(String text, IpAddress unnamed) {
        Matcher found = EXTENDED.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(found.group(3));
        Optional<IpAddress> address = found.group(2).isEmpty() ? Optional.of(unnamed)
                : IpAddress.parse(found.group(2));
        return port > 65535 ? Optional.empty() : address.map(its -> new DataAddress(its, port));
    }
}
