package dev.tandem.matching.engine.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The checks that a certificate has failed, after making sure that it says so consistently. */
final class Failed {
    private Failed() {}

    static Set<CheckCode> checks(Certificate certificate) {
        Set<CheckCode> failed = certificate.checks().stream()
                .filter(check -> !check.passed())
                .map(Certificate.Check::code)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CheckCode.class)));
        assertThat(certificate.valid()).isEqualTo(failed.isEmpty());
        Set<CheckCode> listed = EnumSet.noneOf(CheckCode.class);
        certificate.violations().forEach(violation -> listed.add(violation.check()));
        assertThat(listed).isEqualTo(failed);
        return failed;
    }
}
