package dev.tandem.participants;

import dev.tandem.platform.testing.ContractDriftTest;
import dev.tandem.platform.testing.TandemTest;

@TandemTest
class ParticipantsContractDriftTest extends ContractDriftTest {}
