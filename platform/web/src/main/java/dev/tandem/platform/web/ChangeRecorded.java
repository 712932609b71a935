package dev.tandem.platform.web;

import java.util.UUID;

/**
 * Fired (as a CDI event) inside the transaction of every change, for the audit.
 *
 * @param action past-tense verb, such as {@code approved}
 * @param objectType kind of object, such as {@code enrollment}
 */
public record ChangeRecorded(String action, String objectType, UUID objectId) {}
