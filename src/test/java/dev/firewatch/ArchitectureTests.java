package dev.firewatch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.assertj.core.api.SoftAssertions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of packages in src/docs/architecture.md is law; this is where it is enforced.
 */
@AnalyzeClasses(packages = "dev.firewatch", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String ROOT = "dev.firewatch";

	private static final Path DOCUMENT = Path.of("src/docs/architecture.md");

	private static final Pattern ROW = Pattern.compile("^\\| (?:`([\\w.]+)`|(\\(root\\))) \\| (.+?) \\| (.+?) \\|$",
			Pattern.MULTILINE);

	private static final Set<String> DOMAIN = Set.of("people", "policy", "timeline", "incident", "remediation",
			"postmortem", "casefile", "risk", "recovery", "runbook");

	/**
	 * What takes part in the work of a class; a record counts for what it brings, and
	 * what is only data for nothing.
	 */
	private static final int MOST_COLLABORATORS = 7;

	/** What the table says of a package. */
	private record Row(String responsibility, String mayUse) {

		Set<String> packages() {
			return Arrays.stream(mayUse.split(", "))
				.flatMap(name -> name.equals("domain") ? DOMAIN.stream() : java.util.stream.Stream.of(name))
				.collect(Collectors.toSet());
		}

	}

	private static Map<String, Row> table() {
		Map<String, Row> rows = new TreeMap<>();
		Matcher row = ROW.matcher(document());
		while (row.find()) {
			String name = row.group(1) == null ? "" : row.group(1);
			assertThat(rows.put(name, new Row(row.group(3), row.group(4)))).as("second row of " + name).isNull();
		}
		return rows;
	}

	private static String document() {
		try {
			return Files.readString(DOCUMENT);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The package below the root; empty for the root itself. */
	private static String row(JavaClass type) {
		String name = type.getPackageName();
		return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
	}

	private static boolean ours(JavaClass type) {
		return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
	}

	/** Which packages use which, as the imports have it. */
	private static Map<String, Set<String>> arrows(JavaClasses classes) {
		Map<String, Set<String>> arrows = new TreeMap<>();
		classes.forEach(type -> {
			Set<String> used = arrows.computeIfAbsent(row(type), none -> new TreeSet<>());
			type.getDirectDependenciesFromSelf()
				.stream()
				.map(dependency -> dependency.getTargetClass().getBaseComponentType())
				.filter(target -> ours(target) && !row(target).equals(row(type)))
				.forEach(target -> used.add(row(target)));
		});
		return arrows;
	}

	@ArchTest
	static void packagesUseOnlyWhatTheirRowAllows(JavaClasses classes) {
		Map<String, Row> table = table();
		SoftAssertions softly = new SoftAssertions();
		arrows(classes).forEach((from, used) -> {
			Set<String> allowed = table.containsKey(from) ? table.get(from).packages() : Set.of();
			softly.assertThat(table).as("rows of the table").containsKey(from);
			softly.assertThat(used.stream().filter(to -> !to.isEmpty() && !allowed.contains(to)).toList())
				.as("what " + from + " uses besides its row")
				.isEmpty();
		});
		softly.assertThat(table.keySet()).as("rows").isEqualTo(arrows(classes).keySet());
		softly.assertAll();
	}

	@ArchTest
	static final ArchRule packagesHaveNoCircles = slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

	@ArchTest
	static void thePictureShowsTheArrowsThatDoNotFollowFromOthers(JavaClasses classes) {
		Map<String, Set<String>> arrows = arrows(classes);
		arrows.remove("");
		arrows.values().forEach(used -> used.remove(""));
		Set<String> expected = new TreeSet<>();
		arrows.forEach((from, used) -> used.stream()
			.filter(to -> used.stream().noneMatch(other -> !other.equals(to) && reached(other, arrows).contains(to)))
			.forEach(to -> expected.add(from + " --> " + to)));

		Set<String> drawn = document().lines()
			.map(String::strip)
			.filter(line -> line.contains(" --> "))
			.collect(Collectors.toCollection(TreeSet::new));

		assertThat(drawn).isEqualTo(expected);
	}

	private static Set<String> reached(String from, Map<String, Set<String>> arrows) {
		Set<String> reached = new LinkedHashSet<>();
		List<String> next = new ArrayList<>(List.of(from));
		while (!next.isEmpty()) {
			arrows.getOrDefault(next.remove(0), Set.of()).stream().filter(reached::add).forEach(next::add);
		}
		return reached;
	}

	@ArchTest
	static void eachPackageRepeatsItsRow(JavaClasses classes) throws IOException {
		SoftAssertions softly = new SoftAssertions();
		for (Map.Entry<String, Row> row : table().entrySet()) {
			Path info = Path.of("src/main/java/dev/firewatch", row.getKey().replace('.', '/'), "package-info.java");
			String said = Files.readString(info)
				.replaceAll("(?m)^ ?\\*/?|/\\*\\*| \\*/", " ")
				.replaceAll("\\s+", " ")
				.replaceAll("\\{@code ([^}]*)}", "`$1`");
			String mayUse = row.getValue().mayUse().equals("–") ? "nothing" : row.getValue().mayUse();
			softly.assertThat(said)
				.as(info.toString())
				.contains(row.getValue().responsibility() + " <p> May use: " + mayUse + ".")
				.contains("@NullMarked");
		}
		softly.assertAll();
	}

	@ArchTest
	static final ArchRule onlyTheSlackAdapterKnowsBolt = noClasses().that()
		.resideOutsideOfPackage(ROOT + ".chat.slack..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("com.slack..", "org.java_websocket..");

	@ArchTest
	static final ArchRule onlyTheTeamsAdapterKnowsTheBotFramework = noClasses().that()
		.resideOutsideOfPackage(ROOT + ".chat.teams..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("com.microsoft..", "com.auth0..", "com.fasterxml.jackson.databind..");

	@ArchTest
	static final ArchRule theBotFrameworkIsBehindOneSeam = noClasses().that()
		.resideOutsideOfPackage(ROOT + ".chat.teams.inbound..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("com.microsoft.bot..");

	/** Of Quartz, a policy may hold a cron expression, which is a mere value. */
	@ArchTest
	static final ArchRule theDomainKnowsNoMachinery = noClasses().that(new DescribedPredicate<>("are of the domain") {
		@Override
		public boolean test(JavaClass type) {
			return DOMAIN.contains(row(type));
		}
	})
		.should()
		.dependOnClassesThat(JavaClass.Predicates
			.resideInAnyPackage("org.springframework.boot..", "org.springframework.context..",
					"org.springframework.web..", "com.mongodb..", "org.bson..", "org.quartz..", "jakarta..")
			.and(DescribedPredicate.not(JavaClass.Predicates.simpleName("CronExpression"))));

	@ArchTest
	static final ArchRule onlyMongoAndDeliveryUseTheTemplateAndTheDriver = noClasses().that()
		.resideOutsideOfPackages(ROOT + ".mongo..", ROOT + ".delivery..", ROOT)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("com.mongodb..", "org.bson..")
		.orShould()
		.dependOnClassesThat()
		.haveSimpleNameStartingWith("MongoTemplate")
		.orShould()
		.dependOnClassesThat()
		.haveSimpleNameStartingWith("MongoOperations");

	/** Everything that Spring Data's template does is left to it. */
	@ArchTest
	static final ArchRule onlyMongoReachesForTheDriversCollections = noClasses().that()
		.resideOutsideOfPackage(ROOT + ".mongo..")
		.should()
		.dependOnClassesThat()
		.haveSimpleName("MongoCollection")
		.orShould()
		.dependOnClassesThat()
		.haveSimpleName("MongoDatabase");

	@ArchTest
	static final ArchRule nobodyIsAboveHome = noClasses().that()
		.resideOutsideOfPackage(ROOT + ".workflow.home..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage(ROOT + ".workflow.home..");

	@ArchTest
	static final ArchRule namesNameThings = noClasses().should()
		.haveSimpleNameEndingWith("Utils")
		.orShould()
		.haveSimpleNameEndingWith("Manager")
		.orShould()
		.haveSimpleNameEndingWith("Impl");

	@ArchTest
	static void aSimpleNameMeansOneThing(JavaClasses classes) {
		Map<String, List<String>> byName = classes.stream()
			.filter(type -> !type.isAnonymousClass() && !type.isLocalClass() && !type.getSimpleName().isEmpty()
					&& !type.getSimpleName().equals("package-info"))
			.collect(Collectors.groupingBy(JavaClass::getSimpleName, TreeMap::new,
					Collectors.mapping(JavaClass::getName, Collectors.toList())));
		byName.values().removeIf(names -> names.size() == 1);

		assertThat(byName).isEmpty();
	}

	/** In Turkey a title would read otherwise, and a key would not be found. */
	@ArchTest
	static final ArchRule lettersChangeTheirCaseInNoLocale = noClasses().should()
		.callMethod(String.class, "toLowerCase")
		.orShould()
		.callMethod(String.class, "toUpperCase");

	/** What an operator sets reaches a class as a record of its own. */
	@ArchTest
	static final ArchRule settingsComeAsRecords = noClasses().should()
		.dependOnClassesThat()
		.haveFullyQualifiedName("org.springframework.beans.factory.annotation.Value");

	/** The clock itself is made where the application is put together. */
	@ArchTest
	static final ArchRule theTimeIsAskedOfInjectedClocks = noClasses().that()
		.doNotHaveFullyQualifiedName(ROOT + ".FirewatchConfiguration")
		.should()
		.callMethod(java.time.Instant.class, "now")
		.orShould()
		.callMethod(java.time.LocalDate.class, "now")
		.orShould()
		.callMethod(java.time.LocalDateTime.class, "now")
		.orShould()
		.callMethod(java.time.ZonedDateTime.class, "now")
		.orShould()
		.callMethod(java.time.OffsetDateTime.class, "now")
		.orShould()
		.callMethod(java.time.Clock.class, "systemUTC")
		.orShould()
		.callMethod(java.time.Clock.class, "systemDefaultZone")
		.orShould()
		.callMethod(System.class, "currentTimeMillis");

	@ArchTest
	static final ArchRule noClassHasManyCollaborators = constructors().that()
		.areDeclaredInClassesThat(new DescribedPredicate<>("are no records, enums or values of an enum") {
			@Override
			public boolean test(JavaClass type) {
				return !type.isRecord() && !type.isEnum();
			}
		})
		.should(new ArchCondition<>("take at most " + MOST_COLLABORATORS + " collaborators") {
			@Override
			public void check(JavaConstructor constructor, ConditionEvents events) {
				int collaborators = constructor.getRawParameterTypes()
					.stream()
					.mapToInt(ArchitectureTests::collaborators)
					.sum();
				if (collaborators > MOST_COLLABORATORS) {
					events.add(SimpleConditionEvent.violated(constructor,
							constructor.getFullName() + " takes " + collaborators));
				}
			}
		});

	/** A bag of collaborators is as many as it holds. */
	private static int collaborators(JavaClass type) {
		if (!ours(type) || type.isEnum() || DOMAIN.contains(row(type)) && type.isRecord()) {
			return 0;
		}
		return !type.isRecord() ? 1
				: type.getFields()
					.stream()
					.filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
					.map(JavaField::getRawType)
					.mapToInt(ArchitectureTests::collaborators)
					.sum();
	}

}
