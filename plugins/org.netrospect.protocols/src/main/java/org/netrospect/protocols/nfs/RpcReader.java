package org.netrospect.protocols.nfs;

import java.util.Optional;

/** Reads the calls of one program and what comes back. One thread. */
interface RpcReader {
    /** What waits for the result of a call. */
    @FunctionalInterface
    interface Waiting {
        /** @param result borrowed; empty if the call was refused or not answered */
        void answered(Optional<Xdr> result);
    }

    /** A call. @return none if its result does not matter */
    Optional<Waiting> call(RpcCall call);

    /** Nothing more comes. */
    void end();
}
