package dev.tandem.participants;

import dev.tandem.platform.testing.ContractWalkTest;
import dev.tandem.platform.testing.TandemTest;

@TandemTest
class ParticipantsContractWalkTest extends ContractWalkTest {}
