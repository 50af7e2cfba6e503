package org.netrospect.protocols.http;

import java.util.Optional;
import org.netrospect.core.session.Mark;

/** A request and its response, as far as they came. One thread. */
public final class Exchange {
    private final long number;
    private final Mark begin;
    private Optional<Head> request = Optional.empty();
    private Optional<Head> response = Optional.empty();
    private Optional<Body> requestBody = Optional.empty();
    private Optional<Body> responseBody = Optional.empty();
    private Optional<Head> trailers = Optional.empty();
    private String priority = "";
    private boolean pushed;
    private boolean requestOver;
    private boolean responseOver;

    /** @param number from 0 in its session */
    public Exchange(long number, Mark begin) {
        this.number = number;
        this.begin = begin;
    }

    public void request(Head head, Body body) {
        request = Optional.of(head);
        requestBody = Optional.of(body);
    }

    public void response(Head head, Body body) {
        response = Optional.of(head);
        responseBody = Optional.of(body);
    }

    /** A response that has a body alone. */
    void response(Body body) {
        responseBody = Optional.of(body);
    }

    public void trailers(Head fields) {
        trailers = Optional.of(fields);
    }

    /** How much it counts beside others, as the client says it last. */
    public void priority(String says) {
        priority = says;
    }

    /** What the client said beside the request, or in it (RFC 9218, section 5); "" for nothing. */
    public String priority() {
        return priority.isEmpty() ? request.map(head -> head.value("priority")).orElse("") : priority;
    }

    /** The server promised it without being asked. */
    public void pushed() {
        pushed = true;
    }

    public boolean isPushed() {
        return pushed;
    }

    /** The request has come to its end, or will not come at all. */
    public void requestOver() {
        requestOver = true;
    }

    public void responseOver() {
        responseOver = true;
    }

    public boolean isOver() {
        return requestOver && responseOver;
    }

    public boolean isResponseOver() {
        return responseOver;
    }

    public boolean isRequestOver() {
        return requestOver;
    }

    public long number() {
        return number;
    }

    public Mark begin() {
        return begin;
    }

    public Optional<Head> request() {
        return request;
    }

    public Optional<Head> response() {
        return response;
    }

    public Optional<Body> requestBody() {
        return requestBody;
    }

    public Optional<Body> responseBody() {
        return responseBody;
    }

    public Optional<Head> trailers() {
        return trailers;
    }

    /** The method; "" if the request is not known. */
    public String method() {
        return request.map(Head::method).orElse("");
    }

    /** The target as it was sent; "" if the request is not known. */
    public String target() {
        return request.map(Head::target).orElse("");
    }

    /** Who was asked: the Host field, or the authority in the target; "" if neither is known. */
    public String host() {
        String host = request.map(head -> head.value("host")).orElse("");
        return !host.isEmpty() ? host : method().equals("CONNECT") ? target() : authority(target());
    }

    private static String authority(String target) {
        int begin = target.indexOf("://");
        if (begin < 0 || begin > 8) {
            return "";
        }
        int slash = target.indexOf('/', begin + 3);
        String authority = target.substring(begin + 3, slash < 0 ? target.length() : slash);
        return authority.substring(authority.indexOf('@') + 1);
    }
}
