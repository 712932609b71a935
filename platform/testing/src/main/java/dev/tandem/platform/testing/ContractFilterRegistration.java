package dev.tandem.platform.testing;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;

/**
 * Puts the {@link ContractFilter} before every REST-assured call of a Quarkus test when the module has a contract.
 * Found by Quarkus through the service loader.
 */
public final class ContractFilterRegistration implements QuarkusTestBeforeEachCallback {

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        boolean registered = RestAssured.filters().stream().anyMatch(ContractFilter.class::isInstance);
        if (!registered) {
            Contract.at(Contract.LOCATION).map(ContractFilter::new).ifPresent(RestAssured::filters);
        }
    }
}
