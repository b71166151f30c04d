package org.ohmlight.experiments.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** The rules of docs/architecture.md about who may import whom, and about names and state. */
@AnalyzeClasses(packages = "org.ohmlight", importOptions = ImportOption.DoNotIncludeTests.class)
class ImportRulesTest {
  private static final String PHYSICAL = "org.ohmlight.physical..";
  private static final String KERNEL = "org.ohmlight.kernel..";
  private static final String DEVICE = "org.ohmlight.device..";
  private static final String SIMULATOR = "org.ohmlight.simulator..";
  private static final String LEARNING = "org.ohmlight.learning..";
  private static final String DRIVERS = "org.ohmlight.drivers..";
  private static final String HIL = "org.ohmlight.hil..";
  private static final String EXPERIMENTS = "org.ohmlight.experiments..";

  @ArchTest
  static final ArchRule deviceModelsImportNobody =
      onlyImports(new String[] {PHYSICAL, KERNEL, DEVICE}, PHYSICAL, KERNEL, DEVICE);

  @ArchTest
  static final ArchRule simulatorImportsDeviceModels =
      onlyImports(new String[] {SIMULATOR}, SIMULATOR, PHYSICAL, KERNEL, DEVICE);

  @ArchTest
  static final ArchRule learningImportsTheSeamsAndTheArithmetic =
      onlyImports(new String[] {LEARNING}, LEARNING, PHYSICAL, KERNEL);

  @ArchTest
  static final ArchRule driversImportDeviceModels =
      onlyImports(new String[] {DRIVERS}, DRIVERS, PHYSICAL, KERNEL, DEVICE);

  @ArchTest
  static final ArchRule hilImportsDriversAndSimulator =
      onlyImports(new String[] {HIL}, HIL, DRIVERS, SIMULATOR, PHYSICAL, KERNEL, DEVICE);

  @ArchTest
  static final ArchRule theSeamsKnowNoDevice =
      noClasses()
          .that()
          .resideInAPackage(PHYSICAL)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(DEVICE)
          .as("the seams do not know what stands behind them");

  private static ArchRule onlyImports(String[] who, String... whom) {
    return classes()
        .that()
        .resideInAnyPackage(who)
        .should()
        .onlyDependOnClassesThat(resideOutsideOfPackage("org.ohmlight..").or(resideInAnyOf(whom)))
        .as(String.join(", ", who) + " may import only " + String.join(", ", whom))
        .allowEmptyShould(true);
  }

  private static com.tngtech.archunit.base.DescribedPredicate<
          com.tngtech.archunit.core.domain.JavaClass>
      resideInAnyOf(String... packages) {
    var any = resideInAPackage(packages[0]);
    for (String one : packages) {
      any = any.or(resideInAPackage(one));
    }
    return any;
  }

  @ArchTest
  static final ArchRule noCyclesBetweenPackages =
      slices().matching("org.ohmlight.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule jacksonAndPicocliStayInExperiments =
      library("tools.jackson..", EXPERIMENTS).allowEmptyShould(true);

  @ArchTest
  static final ArchRule picocliStaysAtTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage(EXPERIMENTS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule yamlAndSchemaStayInSpec =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.ohmlight.experiments.spec..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.snakeyaml..", "com.networknt..");

  @ArchTest
  static final ArchRule chartsStayInPlot =
      library("org.knowm..", "org.ohmlight.experiments.plot..");

  @ArchTest
  static final ArchRule nd4jStaysInReference =
      library("org.nd4j..", "org.ohmlight.simulator.reference..");

  @ArchTest
  static final ArchRule openclStaysInReference =
      library("org.jocl..", "org.ohmlight.simulator.reference..");

  @ArchTest
  static final ArchRule serialStaysInItsTransport =
      library("com.fazecast..", "org.ohmlight.drivers.transport.serial..");

  @ArchTest
  static final ArchRule mqttStaysInItsTransport =
      library("org.eclipse.paho..", "org.ohmlight.drivers.transport.mqtt..");

  private static ArchRule library(String library, String home) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(home)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .as(library + " stays in " + home);
  }

  @ArchTest
  static final ArchRule namesSayWhatThingsAre =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Handler");

  @ArchTest
  static final ArchRule staticFieldsAreFinal = fields().that().areStatic().should(beFinal());

  private static ArchCondition<JavaField> beFinal() {
    return new ArchCondition<>("be final") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        boolean made =
            field.getModifiers().contains(JavaModifier.SYNTHETIC) || field.getName().contains("$");
        boolean fine = made || field.getModifiers().contains(JavaModifier.FINAL);
        events.add(
            new SimpleConditionEvent(
                field, fine, field.getFullName() + " is static but not final"));
      }
    };
  }
}
