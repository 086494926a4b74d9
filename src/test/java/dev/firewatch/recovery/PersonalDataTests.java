package dev.firewatch.recovery;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What looks as if it told who somebody is, and what only looks like it. */
class PersonalDataTests {

	@ParameterizedTest
	@CsvSource({ "write to bob@example.com today, an e-mail address", "call +49 170 1234567, a phone number",
			"call (030) 1234567 now, a phone number", "555-867-5309, a phone number",
			"account 1234567890 was charged, an account or card number",
			"card 4111 1111 1111 1111, an account or card number", "123-45-6789, an account or card number",
			"DE89 3704 0044 0532 0130 00, an IBAN", "gb82west12345698765432, an IBAN" })
	void isSeen(String text, String what) {
		assertThat(PersonalData.in(text)).contains(what);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "12,400 applicants refused between 2026-01-01 and 2026-03-31", "P-17", "06-11-2026 and later",
					"EUR 1,250,000 in all", "case 4711 of team 12", "since 09:30, 30.11.2026", "INC-2026-0001",
					"https://records.example/cases/1234567890", "DE00 3704 0044 is no account", "release 1.42.0.7" })
	void isNot(String text) {
		assertThat(PersonalData.in(text)).isEmpty();
	}

	/** A notice says how to reach the organisation. */
	@Test
	void accountsAloneAreSeenWhereAddressesAreOurs() {
		assertThat(PersonalData.accountIn("Write to help@bank.example or call +49 30 1234")).isEmpty();
		assertThat(PersonalData.accountIn("Your account 1234567890")).isPresent();
	}

}
