package dev.firewatch.recovery;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What looks as if it told who somebody is: it belongs into the organisation's own
 * records, not here. Names can't be told from other words.
 */
public final class PersonalData {

	private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");

	/** With a plus sign, or parted as people write them: plain digits are an id. */
	private static final Pattern PHONE = Pattern
		.compile("(?<![\\w.-])(?:\\+\\d[\\d ()./-]{6,}|\\(?0\\d{1,5}\\)?[ /.-]\\d[\\d ()./-]{4,}"
				+ "|\\(?\\d{3}\\)?[ .-]\\d{3}[ .-]\\d{4}(?!\\d))");

	/**
	 * Nothing else is written with so many digits in one; or a card's four times four.
	 */
	private static final Pattern ACCOUNT = Pattern
		.compile("(?<![\\w.,-])(?:\\d{8,}|\\d{4}[ -]\\d{4}[ -]\\d{4}[ -]\\d{1,7}|\\d{3}-\\d{2}-\\d{4})(?![\\w-])");

	private static final Pattern IBAN = Pattern
		.compile("(?i)\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\\b");

	private static final Pattern DATE = Pattern.compile("(?<!\\d)\\d{1,4}[-./]\\d{1,2}[-./]\\d{1,4}(?!\\d)");

	private static final Pattern LINK = Pattern.compile("(?i)https?://\\S+");

	private static final BigInteger CHECK = BigInteger.valueOf(97);

	private PersonalData() {
	}

	/** What the text seems to hold, such as {@code a phone number}; empty if nothing. */
	public static Optional<String> in(String text) {
		String plain = LINK.matcher(text).replaceAll(" ");
		if (ADDRESS.matcher(plain).find()) {
			return Optional.of("an e-mail address");
		}
		return accountIn(plain).or(() -> PHONE.matcher(DATE.matcher(plain).replaceAll(" ")).find()
				? Optional.of("a phone number") : Optional.empty());
	}

	/**
	 * The same of accounts, cards and numbers of persons alone, for texts in which the
	 * organisation says how to reach it.
	 */
	public static Optional<String> accountIn(String text) {
		String plain = LINK.matcher(text).replaceAll(" ");
		Matcher iban = IBAN.matcher(plain);
		while (iban.find()) {
			if (isIban(iban.group().replace(" ", ""))) {
				return Optional.of("an IBAN");
			}
		}
		return ACCOUNT.matcher(plain).find() ? Optional.of("an account or card number") : Optional.empty();
	}

	private static boolean isIban(String text) {
		String upper = text.toUpperCase(Locale.ROOT);
		StringBuilder digits = new StringBuilder();
		(upper.substring(4) + upper.substring(0, 4)).chars()
			.forEach(letter -> digits.append(Character.digit(letter, 36)));
		return new BigInteger(digits.toString()).mod(CHECK).intValue() == 1;
	}

	/** Whether the whole of an id is an e-mail address or a phone number. */
	static boolean isPersonalId(String id) {
		return ADDRESS.matcher(id).find() || PHONE.matcher(id.strip()).matches();
	}

}
