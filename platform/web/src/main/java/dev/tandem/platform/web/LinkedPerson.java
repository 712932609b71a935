package dev.tandem.platform.web;

import java.util.UUID;

/**
 * The person that a token is linked to.
 *
 * @param active whether still with the organisation; who is not has no access
 */
public record LinkedPerson(UUID id, boolean active) {}
