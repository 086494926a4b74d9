package dev.firewatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of packages in src/docs/architecture.md is law; this is where it is enforced.
 */
@AnalyzeClasses(packages = "dev.firewatch", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String ROOT = "dev.firewatch";

	private static final Set<String> DOMAIN = Set.of("people", "policy", "timeline", "incident", "remediation",
			"postmortem", "casefile");

	/** What each package may use besides itself and the root. */
	private static final Map<String, Set<String>> MAY_USE = new TreeMap<>(Map.ofEntries(Map.entry("people", Set.of()),
			Map.entry("policy", Set.of("people")), Map.entry("timeline", Set.of("people")),
			Map.entry("incident", Set.of("people", "policy")),
			Map.entry("remediation", Set.of("people", "policy", "incident")),
			Map.entry("postmortem", Set.of("people", "policy", "timeline", "incident", "remediation")),
			Map.entry("casefile", DOMAIN), Map.entry("chat", Set.of("people")),
			Map.entry("chat.slack", Set.of("chat", "people")), Map.entry("chat.teams", Set.of("chat", "people")),
			Map.entry("chat.local", Set.of("chat", "people")), Map.entry("delivery", Set.of("chat", "people")),
			Map.entry("workflow", with(DOMAIN, "chat", "delivery", "exchange")),
			Map.entry("schedule", Set.of("workflow", "delivery")), Map.entry("exchange", DOMAIN),
			Map.entry("web", with(DOMAIN, "workflow", "exchange")), Map.entry("mongo", DOMAIN)));

	/** Beans are put together by configurations, whose methods take what there is. */
	private static final int MOST_COLLABORATORS = 5;

	private static Set<String> with(Set<String> domain, String... more) {
		List<String> all = new ArrayList<>(domain);
		all.addAll(List.of(more));
		return Set.copyOf(all);
	}

	/** The row of the table that a class belongs to; empty for the root. */
	private static String row(JavaClass type) {
		String name = type.getPackageName();
		if (name.equals(ROOT) || !name.startsWith(ROOT + ".")) {
			return "";
		}
		String rest = name.substring(ROOT.length() + 1);
		int dot = rest.indexOf('.', rest.startsWith("chat.") ? "chat.".length() : 0);
		return dot < 0 ? rest : rest.substring(0, dot);
	}

	@ArchTest
	static final ArchRule packagesUseOnlyTheirNeighbours = classes().that()
		.resideInAPackage(ROOT + "..")
		.should(new ArchCondition<>("use only what their row of the table allows") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				String from = row(type);
				type.getDirectDependenciesFromSelf().forEach(dependency -> {
					JavaClass target = dependency.getTargetClass();
					String to = row(target);
					boolean ours = target.getPackageName().startsWith(ROOT);
					boolean allowed = !ours || to.isEmpty() || from.isEmpty() || to.equals(from)
							|| MAY_USE.getOrDefault(from, Set.of()).contains(to);
					if (!allowed) {
						events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
					}
				});
			}
		});

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
	static final ArchRule theDomainKnowsNoMachinery = noClasses().that(new DescribedPredicate<>("are of the domain") {
		@Override
		public boolean test(JavaClass type) {
			return DOMAIN.contains(row(type));
		}
	})
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.springframework.boot..", "org.springframework.context..", "org.springframework.web..",
				"com.mongodb..", "org.bson..", "org.quartz..", "jakarta..");

	@ArchTest
	static final ArchRule namesNameThings = noClasses().should()
		.haveSimpleNameEndingWith("Utils")
		.orShould()
		.haveSimpleNameEndingWith("Manager")
		.orShould()
		.haveSimpleNameEndingWith("Impl");

	@ArchTest
	static final ArchRule theWallClockIsOnlyReadByTheClock = noClasses().that()
		.resideInAnyPackage(DOMAIN.stream().map(name -> ROOT + "." + name + "..").toArray(String[]::new))
		.should()
		.callMethod(java.time.Instant.class, "now")
		.orShould()
		.callMethod(java.time.LocalDate.class, "now")
		.orShould()
		.callMethod(java.time.LocalDateTime.class, "now")
		.orShould()
		.callMethod(java.time.ZonedDateTime.class, "now");

	@ArchTest
	static final ArchRule noClassHasManyCollaborators = constructors().that()
		.areDeclaredInClassesThat()
		.resideInAnyPackage(ROOT + ".workflow..", ROOT + ".delivery..", ROOT + ".web..", ROOT + ".chat..",
				ROOT + ".mongo..", ROOT + ".schedule..")
		.and()
		.areDeclaredInClassesThat(new DescribedPredicate<>("are no records, enums or values of an enum") {
			@Override
			public boolean test(JavaClass type) {
				return !type.isRecord() && !type.isEnum();
			}
		})
		.should(new ArchCondition<>("take at most " + MOST_COLLABORATORS + " collaborators") {
			@Override
			public void check(JavaConstructor constructor, ConditionEvents events) {
				long collaborators = constructor.getRawParameterTypes()
					.stream()
					.filter(type -> type.getPackageName().startsWith(ROOT) && !type.isEnum() && !type.isRecord())
					.count();
				if (collaborators > MOST_COLLABORATORS) {
					events.add(SimpleConditionEvent.violated(constructor,
							constructor.getFullName() + " takes " + collaborators));
				}
			}
		});

	@ArchTest
	static void everyPackageHasItsRow(JavaClasses classes) {
		Set<String> rows = new TreeSet<>();
		classes.forEach(type -> rows.add(row(type)));
		rows.remove("");

		assertThat(MAY_USE.keySet()).containsAll(rows);
	}

}
