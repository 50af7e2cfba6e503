package org.netrospect.replay.virus.signature;

import java.math.BigInteger;

/**
 * The digital signature in the header of a {@code .cvd} file: RSA without padding over the MD5 of the content, written
 * in digits of six bits, the lowest first. The key is the public one of ClamAV's publisher.
 */
final class PublisherSignature {
    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/";
    private static final int LONGEST = 256;
    private static final BigInteger EXPONENT = BigInteger.valueOf(100_001_027);
    private static final BigInteger MODULUS = new BigInteger(
            "a8f34c7b2bae902e1e608cfcec44c024375370c09cd460e1917a98546ddfc53a"
                    + "90c608bb48ba8cb7eed1ff342085ecdd1491428ca8a895972403a3db2a452dd8"
                    + "0173bb07e1e23acbc84fab2e2586930f62909d56d2e25256c989d399fa722ab2"
                    + "5ab628df79bcfce43b86a0e049263171352b75048f2d4778b69a5e574a6130ad", 16);

    private PublisherSignature() {
    }

    /** Whether the publisher has signed content with this MD5. @param md5 in hexadecimal digits */
    static boolean signs(String md5, String signature) {
        if (signature.isEmpty() || signature.length() > LONGEST || !md5.matches("[0-9a-fA-F]{32}")) {
            return false;
        }
        BigInteger value = BigInteger.ZERO;
        for (int i = signature.length() - 1; i >= 0; i--) {
            int digit = DIGITS.indexOf(signature.charAt(i));
            if (digit < 0) {
                return false;
            }
            value = value.shiftLeft(6).or(BigInteger.valueOf(digit));
        }
        return value.modPow(EXPONENT, MODULUS).equals(new BigInteger(md5, 16));
    }
}
